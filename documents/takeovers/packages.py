"""The files of a take-over, one by one or in a .zip: what is dangerous, locked or unreadable is named and refused."""

import io
import zipfile
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _

from documents.files import dangers
from documents.files.dangers import DAMAGED, MOST_BYTES, WITH_MACROS

MOST_FILES = 500
OF_THE_SYSTEM = ("__MACOSX/", "~$", ".", "Thumbs.db", "desktop.ini")


def refuse(name, sentence):
    """Say of one file why nothing is taken. Raises ValidationError."""
    raise ValidationError({"files": [f"{name}: {sentence}"]})


def documents_of(uploads):
    """Every document of the uploads, those inside a .zip unpacked; each looked at before anything is stored."""
    found = [each for upload in uploads for each in _documents_in(upload)]
    if len(found) > MOST_FILES:
        raise ValidationError({"files": [_("More than %(most)s files at once.") % {"most": MOST_FILES}]})
    for each in found:
        _look_at(each)
    return found


def _documents_in(upload):
    if not upload.name.lower().endswith(".zip"):
        return [upload]
    if upload.size > MOST_BYTES:
        refuse(upload.name, _("It unpacks to far more than a document is: it is not opened."))
    try:
        with zipfile.ZipFile(upload) as package:
            entries = [each for each in package.infolist() if not (each.is_dir() or _is_of_the_system(each.filename))]
            _refuse_dangerous(package, upload.name)
            if not entries:
                refuse(upload.name, _("There is no document in it."))
            return [_unpacked(package, each) for each in entries]
    except DAMAGED:
        return refuse(upload.name, _("The .zip can't be read; it may be damaged or only half of it arrived."))


def _refuse_dangerous(package, name):
    try:
        dangers.refuse_dangerous(package)
    except ValidationError as fault:
        refuse(name, " ".join(fault.messages))


def _is_of_the_system(name):
    """What systems leave behind, and no person put there: the lock file of an open Word document, say."""
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith(OF_THE_SYSTEM[1:])


def _unpacked(package, entry):
    return SimpleUploadedFile(PurePosixPath(entry.filename).name, package.read(entry))


def _look_at(upload):
    """One file, opened as far as to know that it is a document that can be kept."""
    ending = PurePosixPath(upload.name).suffix.lower()
    if ending not in (".docx", ".pdf", *WITH_MACROS, ".doc"):
        refuse(upload.name, _("Only .docx and .pdf are taken over."))
    try:
        dangers.look_at(upload)
    except ValidationError as fault:
        refuse(upload.name, " ".join(fault.messages))


def bytes_of(upload):
    """The content as a file to read; the upload stays at its beginning."""
    upload.seek(0)
    content = io.BytesIO(upload.read())
    upload.seek(0)
    return content
