"""Photos are kept without what a camera writes into them beside the picture: the place, the owner, a film before it.

The picture itself stays as it was sent, bit for bit: only parts of the file that are no picture are left out. How it
stands is told in such a part too, so that much is written anew. What is stored, counted and sealed is what is left.
"""

import struct

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .uploads import JPEG, PNG

START, END, SCAN, COMMENT, PARTS = 0xD8, 0xD9, 0xDA, 0xFE, range(0xE0, 0xF0)
KEPT_PARTS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # how its colours are meant
EXIF, ORIENTATION, UPRIGHT = b"Exif\0\0", 0x0112, 1
PNG_HEAD = b"\x89PNG\r\n\x1a\n"
LEFT_OUT_OF_PNG = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
TOLD_ELSEWHERE = (b"Exif", b"GPS", b"ns.adobe.com/xap", b"photoshop:", b"XML:com.adobe.xmp")


def without_place(content, media_type):
    """The bytes of a file as they are kept. Raises ValidationError for a picture that may tell a place all the same."""
    clean = {JPEG: _clean_jpeg, PNG: _clean_png}.get(media_type)
    if clean is None:
        return content
    try:
        return clean(content)
    except (struct.error, IndexError, ValueError):
        if any(each in content for each in TOLD_ELSEWHERE):
            raise ValidationError(_("The picture is damaged, and may tell the place where it was taken.")) from None
        return content


def _clean_jpeg(content):
    """Without comments, without the parts of cameras and programs, and without what follows the picture."""
    kept, turned, place = [content[:2]], UPRIGHT, 2
    while True:
        mark, code = content[place], content[place + 1]
        if mark != 0xFF or code in (0x00, START, END):
            raise ValueError(place)
        if code == 0xFF:  # filling
            place += 1
            continue
        size = struct.unpack(">H", content[place + 2 : place + 4])[0]
        part, place = content[place : place + 2 + size], place + 2 + size
        if code == SCAN:
            break
        if code == 0xE1 and part[4:10] == EXIF:
            turned = _orientation(part[10:]) or turned
        elif code not in (*PARTS, COMMENT) or part[4:].startswith(KEPT_PARTS.get(code, b"?none")):
            kept.append(part)
    end = _end_of_picture(content, place)
    if turned != UPRIGHT:
        kept.insert(2 if kept[1][1] == 0xE0 else 1, _told_as_exif(turned))
    return b"".join([*kept, part, content[place:end], b"\xff\xd9"])


def _end_of_picture(content, place):
    """Where the picture ends: within it every 0xFF is followed by a zero, a restart, or the head of a further scan."""
    while True:
        place = content.index(b"\xff", place)
        code = content[place + 1]
        if code == END:
            return place
        if code == 0xFF:
            place += 1
        elif code == 0 or 0xD0 <= code <= 0xD7:
            place += 2
        else:
            place += 2 + struct.unpack(">H", content[place + 2 : place + 4])[0]


def _orientation(tiff):
    """How the picture is turned (1 to 8), as the first directory of the Exif part tells, or None."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return None
    start = struct.unpack(f"{order}I", tiff[4:8])[0]
    count = struct.unpack(f"{order}H", tiff[start : start + 2])[0]
    for number in range(count):
        entry = tiff[start + 2 + 12 * number :][:12]
        tag, kind, _count, value = struct.unpack(f"{order}HHIH", entry[:10])
        if tag == ORIENTATION and kind == 3 and 1 <= value <= 8:
            return value
    return None


def _told_as_exif(turned):
    """An Exif part that tells how the picture is turned, and nothing else."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, 3, 1, turned, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", 2 + len(EXIF) + len(tiff)) + EXIF + tiff


def _clean_png(content):
    """Only the chunks of the picture, up to its end."""
    kept, place = [PNG_HEAD], len(PNG_HEAD)
    while True:
        size, name = struct.unpack(">I4s", content[place : place + 8])
        chunk = content[place : place + 12 + size]
        if len(chunk) < 12 + size:
            raise ValueError(name)
        if name not in LEFT_OUT_OF_PNG:
            kept.append(chunk)
        if name == b"IEND":
            return b"".join(kept)
        place += len(chunk)
