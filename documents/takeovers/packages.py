"""The files of a take-over, one by one or in a .zip: what is dangerous, locked or unreadable is named and refused."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _

from qms.evidence.uploads import media_type_of

DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError)
MOST_FILES = 500
MOST_BYTES = 200 * 1024 * 1024  # of all that a package unpacks to
MOST_TIMES = 200  # so many times larger than packed is no honest document
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and any Word file under a password
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
            refuse_dangerous(package, upload.name)
            if not entries:
                refuse(upload.name, _("There is no document in it."))
            return [_unpacked(package, each) for each in entries]
    except DAMAGED:
        return refuse(upload.name, _("The .zip can't be read; it may be damaged or only half of it arrived."))


def _is_of_the_system(name):
    """What systems leave behind, and no person put there: the lock file of an open Word document, say."""
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith(OF_THE_SYSTEM[1:])


def refuse_dangerous(package, name):
    """Refuse a package that leads out of its folder, is under a password, or unpacks to far more than it is."""
    entries = package.infolist()
    for each in entries:
        parts = PurePosixPath(each.orig_filename.replace("\\", "/")).parts
        if ".." in parts or each.orig_filename.startswith(("/", "\\")) or ":" in each.orig_filename:
            refuse(
                name, _("It has a file whose name leads out of its folder: %(file)s.") % {"file": each.orig_filename}
            )
        if each.flag_bits & 1:
            refuse(name, _("It is under a password: take the password off, and send it again."))
    unpacked = sum(each.file_size for each in entries)
    packed = sum(each.compress_size for each in entries)
    if unpacked > MOST_BYTES or unpacked > MOST_TIMES * max(packed, 1024) or len(entries) > 20 * MOST_FILES:
        refuse(name, _("It unpacks to far more than a document is: it is not opened."))


def _unpacked(package, entry):
    return SimpleUploadedFile(PurePosixPath(entry.filename).name, package.read(entry))


def _look_at(upload):
    """One file, opened as far as to know that it is a document that can be kept."""
    name = upload.name
    ending = PurePosixPath(name).suffix.lower()
    head = upload.read(8)
    upload.seek(0)
    if ending in (".docm", ".dotm"):
        refuse(name, _("It has macros: save it as .docx without them."))
    if head == OLD_OFFICE:
        refuse(name, _("It is under a password, or of an old Word (.doc): save it as .docx without a password."))
    if ending not in (".docx", ".pdf"):
        refuse(name, _("Only .docx and .pdf are taken over."))
    if ending == ".docx":
        _look_into_word(upload)
    try:
        media_type_of(upload)
    except ValidationError as fault:
        refuse(name, " ".join(fault.messages))


def _look_into_word(upload):
    try:
        with zipfile.ZipFile(upload) as package:
            refuse_dangerous(package, upload.name)
            if any(each.endswith("vbaProject.bin") for each in package.namelist()):
                refuse(upload.name, _("It has macros: save it as .docx without them."))
    except DAMAGED:
        refuse(upload.name, _("It can't be read; it may be damaged or only half of it arrived."))
    finally:
        upload.seek(0)


def bytes_of(upload):
    """The content as a file to read; the upload stays at its beginning."""
    upload.seek(0)
    content = io.BytesIO(upload.read())
    upload.seek(0)
    return content
