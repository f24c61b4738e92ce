"""What an uploaded file really is: its first bytes and its inside decide, not its name."""

import zipfile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"

SIGNATURES = {"pdf": (b"%PDF-", PDF), "png": (b"\x89PNG\r\n\x1a\n", PNG), "jpg": (b"\xff\xd8\xff", JPEG)}
PACKAGES = {
    "docx": ("word/document.xml", f"{OFFICE}.wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", f"{OFFICE}.spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", f"{OFFICE}.presentationml.presentation"),
    "odt": ("content.xml", f"{OPEN}.text"),
    "ods": ("content.xml", f"{OPEN}.spreadsheet"),
}
PHONES = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif")  # brands of the box "ftyp"
KINDS = sorted([*SIGNATURES, *PACKAGES])


def media_type_of(upload):
    """The media type of an uploaded file. Raises ValidationError when it is too large, unknown or not what it says."""
    if upload.size > settings.UPLOAD_LIMIT_MIB * 1024 * 1024:
        raise ValidationError(_("The file is larger than %(limit)s MiB.") % {"limit": settings.UPLOAD_LIMIT_MIB})
    if _is_of_a_phone(upload):
        raise ValidationError(
            _("Pictures of this kind (HEIC, WebP) are not kept here; send JPEG or PNG, or set the camera to JPEG.")
        )
    ending = upload.name.rpartition(".")[2].lower().replace("jpeg", "jpg")
    if ending not in SIGNATURES and ending not in PACKAGES:
        raise ValidationError(
            _("Files of this kind are not kept here. Possible: %(kinds)s.") % {"kinds": ", ".join(KINDS)}
        )
    if not _is_what_it_says(upload, ending):
        raise ValidationError(_("The file is not what its name says (.%(ending)s).") % {"ending": ending})
    return (SIGNATURES.get(ending) or PACKAGES[ending])[1]


def _is_of_a_phone(upload):
    """Whether it is a picture that phones make and few programs read, whatever it is called."""
    upload.seek(0)
    head = upload.read(12)
    upload.seek(0)
    return (head[4:8] == b"ftyp" and head[8:12] in PHONES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def _is_what_it_says(upload, ending):
    upload.seek(0)
    try:
        if ending in SIGNATURES:
            return upload.read(16).startswith(SIGNATURES[ending][0])
        with zipfile.ZipFile(upload) as package:
            return _is_package(package, *PACKAGES[ending])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    finally:
        upload.seek(0)


def _is_package(package, part, media_type):
    """The package has the part its kind needs, no macros, and, where it names its own kind, the right name."""
    names = package.namelist()
    if part not in names or any(name.endswith("vbaProject.bin") for name in names):
        return False
    if not media_type.startswith(OPEN):
        return True
    return "mimetype" in names and package.getinfo("mimetype").file_size < 200 and _named(package) == media_type


def _named(package):
    return package.read("mimetype").decode("ascii", "replace").strip()
