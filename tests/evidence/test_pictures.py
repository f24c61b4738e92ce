"""A photo is kept as the picture it is: upright as it was, and without the place where it was taken."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from qms.evidence.attachments import attach
from qms.evidence.pictures import without_place
from qms.evidence.uploads import media_type_of
from qms.ledger.entry import recording
from tests.documents.controlled import making

TURNED = (Path(__file__).parent / "photo-turned.jpg").read_bytes()
ORIENTATION, GPS, MADE_AT = 0x0112, 0x8825, 0x0132
PICTURE = Image.effect_noise((64, 48), 80).convert("RGB")


def photo(kind="JPEG", orientation=6, **values):
    exif, made = Image.Exif(), BytesIO()
    exif[ORIENTATION], exif[GPS], exif[MADE_AT] = orientation, {1: "N", 2: (20.0, 40.0, 30.0)}, "2026:11:28 08:00:00"
    PICTURE.save(made, kind, exif=exif, **values)
    return made.getvalue()


def read(content):
    image = Image.open(BytesIO(content))
    image.load()
    return image


def test_a_turned_photo_stays_turned_and_tells_no_place():
    kept = without_place(TURNED, "image/jpeg")
    assert dict(read(kept).getexif()) == {ORIENTATION: dict(read(TURNED).getexif())[ORIENTATION]}
    assert read(kept).tobytes() == read(TURNED).tobytes()
    assert b"GPS" not in kept and without_place(kept, "image/jpeg") == kept


WAYS = [{}, {"progressive": True}, {"restart_marker_blocks": 2}, {"comment": "Nhà bà Tư".encode()}, {"optimize": True}]


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("after", [b"", b"MotionPhoto GPS 20.67", photo()], ids=["nothing", "a film", "a picture"])
def test_nothing_but_the_picture_is_left(way, after):
    kept = without_place(photo(**way) + after, "image/jpeg")
    assert dict(read(kept).getexif()) == {ORIENTATION: 6}
    assert read(kept).tobytes() == read(photo(**way)).tobytes()
    assert kept.endswith(b"\xff\xd9") and "bà Tư".encode() not in kept and len(kept) < len(photo(**way))


def test_an_upright_photo_needs_no_words():
    assert b"Exif" not in without_place(photo(orientation=1), "image/jpeg")


def test_a_png_is_left_without_its_words():
    kept = without_place(photo("PNG") + b"after", "image/png")
    assert b"eXIf" not in kept and read(kept).tobytes() == PICTURE.tobytes()


@pytest.mark.parametrize(("end", "kind"), [(-1, "image/jpeg"), (200, "image/jpeg"), (60, "image/png")])
def test_a_damaged_picture_that_may_tell_a_place_is_refused(end, kind):
    whole = photo("PNG" if kind == "image/png" else "JPEG")
    broken = whole[:end].replace(b"\xff\xd9", b"") if kind == "image/jpeg" else whole[:40] + b"Exif GPS"
    with pytest.raises(ValidationError):
        without_place(broken, kind)


def test_what_is_kept_is_what_was_cleaned(office):
    record = making.document(office)
    with recording(by=office.congchuc1, act="attach"):
        kept = attach(record, SimpleUploadedFile("ảnh.jpg", TURNED))
    with kept.open() as file:
        content = file.read()
    assert (kept.sha256, kept.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert b"GPS" not in content and content != TURNED


def webp():
    made = BytesIO()
    PICTURE.save(made, "WEBP")
    return made.getvalue()


@pytest.mark.parametrize("name", ["IMG_1.HEIC", "IMG_1.jpg", "a.webp", "a"])
def test_a_picture_that_few_programs_read_is_refused_with_what_to_do(name):
    content = webp() if name == "a.webp" else b"\0\0\0\x18ftypheic\0\0\0\0"
    with pytest.raises(ValidationError, match="HEIC"):
        media_type_of(SimpleUploadedFile(name, content))
