"""The numbers of Vietnamese legal documents and standards: found in a text, and written in one way."""

import re
from dataclasses import dataclass

from qms.text.vietnamese import code_key, tidy

from .states import ExternalKind

# What stands after the number and the year, and what kind of document that is.
KINDS = {
    "UBTVQH": ExternalKind.RESOLUTION,
    "QH": ExternalKind.LAW,
    "PL": ExternalKind.ORDINANCE,
    "NQ": ExternalKind.RESOLUTION,
    "NĐ": ExternalKind.DECREE,
    "QĐ": ExternalKind.DECISION,
    "CT": ExternalKind.DIRECTIVE,
    "TTLT": ExternalKind.JOINT_CIRCULAR,
    "TT": ExternalKind.CIRCULAR,
    "VBHN": ExternalKind.OTHER,
    "CV": ExternalKind.OTHER,
}
UNMARKED = {"ND": "NĐ", "QD": "QĐ"}  # as old machines and hurried people write them
BODIES = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "VPCP": "Văn phòng Chính phủ",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BNV": "Bộ Nội vụ",
    "BTP": "Bộ Tư pháp",
    "BTC": "Bộ Tài chính",
}
PARLIAMENT, STANDING, STANDARDS = "Quốc hội", "Ủy ban Thường vụ Quốc hội", "Bộ Khoa học và Công nghệ"

DASH, STROKE = r"[-\u00ad\u2010-\u2015\u2212\ufe63\uff0d]", r"\s?/\s?"
ORGAN = r"[A-ZĐ]{2,10}(?:\d{1,2}|[a-z])?"
ORGANS = rf"(?:\s?{DASH}\s?{ORGAN})(?:{DASH}{ORGAN})*"
NUMBER = rf"(?<![{DASH[1:-1]}\w/.,])\d{{1,5}}{STROKE}"
YEAR = rf"(?:(?:19|20)\d{{2}}{STROKE})"
KIND = r"(?:TTLT|TT|N[ĐD]|NQ|Q[ĐD]|CT|PL|VBHN|CV)"
OF_STATE = rf"{NUMBER}{YEAR}?{KIND}{ORGANS}"
# In small letters, as people type: the end must be the end of a word, for nothing else tells where the number ends.
SMALL_ORGAN = r"[A-Za-zĐđ]{2,10}\d{0,2}"
OF_STATE_SMALL = rf"{NUMBER}{YEAR}?(?i:{KIND})(?:\s?{DASH}\s?{SMALL_ORGAN})(?:{DASH}{SMALL_ORGAN})*(?!\w)"
OF_PARLIAMENT = rf"{NUMBER}{YEAR}?(?i:UBTVQH|QH)\s?\d{{1,2}}(?!\w)"
OF_PARTY = rf"(?<![\w/.])\d{{1,4}}{DASH}(?i:(?:NQ|CT|KL|QĐ|HD){STROKE}TW)(?!\w)"
STANDARD = (
    r"(?<!\w)(?i:(?:TCVN|QCVN)(?:\s(?:ISO|IEC)(?:/[A-Z]{2,3})?)?)"
    r"\s?\d{1,5}(?:-\d{1,2})?\s?:\s?(?:19|20)\d{2}(?:/[A-Z]{2,6})?"
)
SIGN = re.compile(rf"{OF_PARLIAMENT}|{OF_STATE}|{OF_STATE_SMALL}|{OF_PARTY}|{STANDARD}")
AFTER_NUMBER = re.compile(r"(?<=/)(UBTVQH|QH|TTLT|TT|NĐ|NQ|QĐ|CT|PL|VBHN|CV)(?=[\d-])")
AROUND = 70  # letters on each side that a person reads to know what is meant


@dataclass(frozen=True)
class Found:
    """A number in a text: as it is written in one way, its key, and the words around it."""

    sign: str
    key: str
    words: str


def found_in(text):
    """{key: Found} of a text, each number once, where it stands first."""
    plain, found = _narrow(text), {}
    for each in SIGN.finditer(plain):
        sign = written(each[0])
        around = plain[max(0, each.start() - AROUND) : each.end() + AROUND].strip()
        found.setdefault(key_of(sign), Found(sign, key_of(sign), around))
    return found


def _narrow(text):
    """A text on one line, with the stroke and the colon that keyboards of the West write."""
    return " ".join(tidy(text).split()).replace("\uff0f", "/").replace("\uff1a", ":")


def written(sign):
    """A number as it is kept: capitals, no spaces around strokes, dashes and colons, Đ with its stroke."""
    plain = re.sub(rf"\s*({DASH}|[/:])\s*", r"\1", _narrow(sign))
    plain = re.sub(DASH, "-", plain)
    if SIGN.fullmatch(plain):
        plain = re.sub(r"(?<=QH)\s(?=\d)", "", plain.upper()).replace("-TTG", "-TTg")
        plain = re.sub(r"(?<=TCVN|QCVN)(?=\d)|(?<=ISO|IEC)(?=\d)", " ", plain)
    return re.sub(r"(?<=/)(ND|QD)(?=-)", lambda each: UNMARKED[each[0]], plain)


def named_in(typed):
    """The number that somebody means: the only one in "Nghị định số 61/2018/NĐ-CP", else what stands there."""
    found = [*found_in(typed).values()]
    return found[0].sign if len(found) == 1 else written(typed)


def key_of(sign):
    """The same for every way of writing one number."""
    return code_key(written(sign))


def kind_of(sign):
    """What kind of document bears such a number."""
    if sign.upper().startswith(("TCVN", "QCVN")):
        return ExternalKind.STANDARD
    known = AFTER_NUMBER.search(written(sign))
    return KINDS[known[1]] if known else ExternalKind.OTHER


def body_of(sign):
    """Who issues documents of such a number, where it says so; else nothing."""
    if kind_of(sign) == ExternalKind.STANDARD:
        return STANDARDS
    if "UBTVQH" in sign:
        return STANDING
    return PARLIAMENT if re.search(r"/QH\d", sign) else BODIES.get(written(sign).rpartition("-")[2], "")
