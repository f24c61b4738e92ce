"""Whether a file may be opened at all: each thing that it must not be has its own sentence."""

import zipfile
from zlib import error as ZlibError

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MIB = 1024 * 1024
MOST_UNPACKED = 200 * MIB
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PACKED = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml", "ods": "content.xml"}
KINDS = (*PACKED, "xls", "csv")
EXCHANGED = "json"  # where a kind knows the records of an exchange
MACROS = ("xlsm", "xlsb", "docm", "xltm")


def kind_of_file(file, exchanged=False):
    """The ending that says how a file is read. Raises ValidationError for what can't or must not be opened."""
    known = (*KINDS, EXCHANGED) if exchanged else KINDS
    ending = file.name.rpartition(".")[2].lower()
    if file.size > settings.UPLOAD_LIMIT_MIB * MIB:
        raise ValidationError(_("The file is larger than %(limit)s MiB.") % {"limit": settings.UPLOAD_LIMIT_MIB})
    if not file.size:
        raise ValidationError(_("The file is empty."))
    if ending in MACROS:
        raise ValidationError(_("The file has macros: save it without them (.xlsx)."))
    if ending not in known:
        kinds = {"kinds": ", ".join(f".{each}" for each in known)}
        raise ValidationError(_("Files of this kind are not read here. Possible: %(kinds)s.") % kinds)
    _refuse_what_it_is_not(file, ending)
    return ending


def _refuse_what_it_is_not(file, ending):
    file.seek(0)
    head = file.read(8)
    file.seek(0)
    if ending in PACKED:
        if head == OLE:
            raise ValidationError(_("The file is locked by a password: save it without one."))
        _look_into(file, ending)
    elif ending == "xls":
        _look_through(file, head)
    elif head[:4] == b"PK\x03\x04" or head == OLE:
        raise ValidationError(_("The file is not what its name says (.%(ending)s).") % {"ending": ending})


def _look_into(file, ending):
    try:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
            if sum(each.file_size for each in package.infolist()) > MOST_UNPACKED:
                raise ValidationError(_("Unpacked the file is too large: split it."))
            if PACKED[ending] not in names:
                raise ValidationError(_("The file is not what its name says (.%(ending)s).") % {"ending": ending})
            if any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names):
                raise ValidationError(_("The file has macros: save it without them (.xlsx)."))
            if any(name.startswith("xl/externalLinks/") for name in names):
                raise ValidationError(_("The file takes values from other files: copy it as values, then send it."))
            if ending == "ods" and b"encryption-data" in _part(package, "META-INF/manifest.xml"):
                raise ValidationError(_("The file is locked by a password: save it without one."))
    except (zipfile.BadZipFile, ZlibError, ValueError, NotImplementedError, OSError, EOFError):
        raise ValidationError(
            _("The file can't be read: it is broken or not whole. Save it once more and send that.")
        ) from None
    finally:
        file.seek(0)


def _part(package, name):
    return package.read(name) if name in package.namelist() else b""


def _look_through(file, head):
    """An old workbook is one stream of parts, whose names stand in it."""
    if head != OLE:
        raise ValidationError(_("The file is not what its name says (.%(ending)s).") % {"ending": "xls"})
    content = file.read()
    file.seek(0)
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        raise ValidationError(_("The file has macros: save it without them (.xlsx)."))
