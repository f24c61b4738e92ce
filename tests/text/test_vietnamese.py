"""Vietnamese text as it comes: typed by halves, by old keyboards, from Word and from phones; one table for each use."""

import unicodedata
from random import Random

import pytest

from qms.text.vietnamese import code_key, fold, is_typed_for, lower, marked, order_key, search_text, tidied, tidy

# ── At the door


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (unicodedata.normalize("NFD", "Nguyễn Thị Hoà"), "Nguyễn Thị Hoà"),
        ("Ðặng Ɖức ðá ɖi", "Đặng Đức đá đi"),
        ("Vĩnh\u00a0Bảo", "Vĩnh Bảo"),
        ("Vĩ\u00adnh B\u200bảo\ufeff", "Vĩnh Bảo"),
        ("\u202eVĩnh\u2066 Bảo", "Vĩnh Bảo"),
        ("Nguyê\u0303n", "Nguyễn"),
        ("Nguye\u0303\u0302n", "Nguye\u0303\u0302n"),  # a mark in a place where no keyboard puts it stays as it is
        ("hai\ndòng\tvà cột", "hai\ndòng\tvà cột"),
    ],
)
def test_text_is_tidied_at_the_door(given, kept):
    assert tidy(given) == unicodedata.normalize("NFC", kept)


def test_values_are_tidied_through_lists_and_objects_and_the_rest_is_left():
    decomposed = unicodedata.normalize("NFD", "Đã sửa")
    assert tidied({"a": [decomposed, 3, None], "b": (True, {"c": decomposed})}) == {
        "a": ["Đã sửa", 3, None],
        "b": (True, {"c": "Đã sửa"}),
    }


# ── Finding

ALIKE = [
    ("Đăng ký", "dang ky"),
    ("ÐĂNG KÝ", "dang ky"),
    (unicodedata.normalize("NFD", "Đường Hùng Vương"), "duong hung vuong"),
    ("Hoà", "hoa"),
    ("Nguy\u200bễn", "nguyen"),
    ("ＱＴ－ＴＰ", "qt-tp"),
]


@pytest.mark.parametrize(("text", "folded"), ALIKE)
def test_folding(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(("one", "other"), [("Hoà", "Hòa"), ("thuỷ lợi", "Thủy lợi"), ("KHOẺ", "khỏe"), ("quý", "QUÝ")])
def test_a_tone_is_the_same_on_either_vowel(one, other):
    assert marked(one) == marked(other)


@pytest.mark.parametrize(("one", "other"), [("hoà", "hoa"), ("ma", "mả"), ("má mà", "mà má"), ("dương", "đường")])
def test_words_that_differ_in_marks_are_spelled_differently(one, other):
    assert marked(one) != marked(other)


def test_what_a_record_is_found_by_holds_both_spellings():
    folded, spelled = search_text("QT-TP-01", "Thuỷ  lợi").split("\n")
    assert folded == "qt-tp-01 thuy loi" and marked("thủy lợi") in spelled


@pytest.mark.parametrize("typed", ["Nguyễn", "nguyê", "nguyen", "NGUYEN", "nguyên", "Nguyển", "nguye"])
def test_typed_by_halves(typed):
    assert is_typed_for(typed, "Nguyễn"[: len(typed)])


@pytest.mark.parametrize(("typed", "word"), [("nguyệ", "nguyễ"), ("đa", "da"), ("hán", "hàn"), ("lê", "le")])
def test_another_mark_is_another_word(typed, word):
    assert not is_typed_for(typed, word)


# ── Codes

SAME_CODE = [
    "qt-tp-01",
    " QT-TP-01 ",
    "QT - TP - 01",
    "QT–TP–01",
    "QT‑TP−01",
    "QТ-ТР-01",  # Cyrillic
    "QΤ-ΤΡ-01",  # Greek
    "ＱＴ－ＴＰ－０１",
    "QT-TP-\u200b01",
    "QT\u00ad-TP-01",
    "QT-TP-O1",
    "QT-TP-0l",
    "QT-TP-0I",
    "QT-TP-О1",  # Cyrillic O
    "QT_TP_01",
    "QT-TP-𝟎𝟏",
]


@pytest.mark.parametrize("code", SAME_CODE)
def test_codes_that_look_the_same_are_the_same(code):
    assert code_key(code) == code_key("QT-TP-01")


@pytest.mark.parametrize(
    ("one", "other"),
    [("QT-TP-01", "QT-TP-1"), ("QT-TP-01", "QT-TP-10"), ("QT-II", "QT-11"), ("QĐ-01", "QD-01"), ("BM-TO", "BM-T0X")],
)
def test_codes_that_look_different_are_different(one, other):
    assert code_key(one) != code_key(other)


# ── Order

IN_ORDER = [
    "",
    "2 tháng 9",
    "An",
    "Án",
    "Ạn",
    "An Bình",
    "Anh",
    "Ăn",
    "Ân",
    "Ba",
    "Bà",
    "Bả",
    "Bã",
    "Bá",
    "Bạ",
    "Dung",
    "Dương",
    "Đào",
    "Đặng",
    "Em",
    "Én",
    "Êm",
    "Oanh",
    "Ô",
    "Ơn",
    "Phú",
    "Uyên",
    "Ưng",
    "Vy",
    "Xuân",
    "Yến",
]


def test_the_order_of_dictionaries():
    mixed = list(IN_ORDER)
    Random(9001).shuffle(mixed)
    assert sorted(mixed, key=order_key) == IN_ORDER


def test_the_order_is_one_for_all_ways_of_writing():
    assert order_key("ĐẶNG  Hoà") == order_key(unicodedata.normalize("NFD", "Ðặng Hoà"))
    assert order_key("Ðặng").isdecimal() and order_key("Жук 1̂ €").isdecimal()


def test_small_letters():
    assert lower("ĐẶNG\u00a0Ɖ") == "đặng đ"
