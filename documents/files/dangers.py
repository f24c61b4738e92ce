"""Whether a document's file may be kept: what is dangerous, locked, far too large or cut off has its own sentence."""

import zipfile
import zlib
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.evidence.uploads import PACKAGES, media_type_of

from .apart import Unreadable, read_apart

DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError)
MIB = 1024 * 1024
MOST_BYTES = 200 * MIB  # of all that a package unpacks to
MOST_XML = 32 * MIB  # of one part that is read: a thousand pages of text are far less
MOST_TIMES = 200  # so many times larger than packed is no honest document
MOST_ENTRIES = 10_000
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and any Word file under a password
WITH_MACROS = (".docm", ".dotm", ".xlsm", ".xlsb", ".xltm", ".pptm")
DECLARES = ("<!DOCTYPE", "<!ENTITY")  # no office program writes them; whoever does wants something of the reader


def look_at(upload):
    """One file, opened as far as to know that it can be kept and read. Raises ValidationError with one sentence."""
    ending = PurePosixPath(upload.name).suffix.lower()
    head = upload.read(8)
    upload.seek(0)
    if not upload.size:
        raise ValidationError(_("The file is empty."))
    if upload.size > settings.UPLOAD_LIMIT_MIB * MIB:
        raise ValidationError(_("The file is larger than %(limit)s MiB.") % {"limit": settings.UPLOAD_LIMIT_MIB})
    if ending in WITH_MACROS:
        raise ValidationError(_("It has macros: save it as .docx without them."))
    if head == OLD_OFFICE:
        raise ValidationError(
            _("It is under a password, or of an old Word (.doc): save it as .docx without a password.")
        )
    if ending.lstrip(".") in PACKAGES and head.startswith(b"PK"):
        _look_into_package(upload)
    media_type_of(upload)
    if ending == ".pdf":
        _look_into_pdf(upload)


def refuse_dangerous(package):
    """Refuse a package that leads out of its folder, is under a password, or unpacks to far more than it is."""
    entries = package.infolist()
    for each in entries:
        parts = PurePosixPath(each.orig_filename.replace("\\", "/")).parts
        if ".." in parts or each.orig_filename.startswith(("/", "\\")) or ":" in each.orig_filename:
            said = _("It has a file whose name leads out of its folder: %(file)s.")
            raise ValidationError(said % {"file": each.orig_filename})
        if each.flag_bits & 1:
            raise ValidationError(_("It is under a password: take the password off, and send it again."))
    unpacked = sum(each.file_size for each in entries)
    packed = sum(each.compress_size for each in entries)
    if unpacked > MOST_BYTES or unpacked > MOST_TIMES * max(packed, 1024) or len(entries) > MOST_ENTRIES:
        raise ValidationError(_("It unpacks to far more than a document is: it is not opened."))


def _look_into_package(upload):
    try:
        with zipfile.ZipFile(upload) as package:
            refuse_dangerous(package)
            if any(each.endswith("vbaProject.bin") for each in package.namelist()):
                raise ValidationError(_("It has macros: save it as .docx without them."))
            for each in package.infolist():
                if each.filename.endswith((".xml", ".rels")):
                    _look_into_xml(package, each)
    except DAMAGED:
        raise ValidationError(_("It can't be read; it may be damaged or only half of it arrived.")) from None
    finally:
        upload.seek(0)


def _look_into_xml(package, entry):
    """No part declares entities: they could name other files, or grow without end."""
    if entry.file_size > MOST_XML:
        raise ValidationError(_("It is longer than any document here may be: divide it into several."))
    content = package.read(entry)
    for declared in DECLARES:
        if any(declared.encode(code) in content for code in ("ascii", "utf-16-le", "utf-16-be")):
            raise ValidationError(
                _("It has declarations that no Word file has: save it anew with Word, and send that.")
            )


def _look_into_pdf(upload):
    try:
        read_apart(upload.read(), "pdf", only_look=True)
    except Unreadable as fault:
        raise ValidationError(fault.sentence()) from None
    finally:
        upload.seek(0)
