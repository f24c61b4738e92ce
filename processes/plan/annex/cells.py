"""What single cells of an annex mean: texts, and days as offices write them."""

import re
from datetime import date, datetime

from qms.text.vietnamese import fold
from qms.web.plain_text import FORMULA
from qms.workdays.months import last_of_month

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def folded(value):
    """The text of a cell in one folded line."""
    return fold(" ".join(str(value or "").split()))


def bare(value):
    """The text of a cell, without the apostrophe that keeps what looks like a formula a text."""
    text = str(value or "")
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text


def day_meant(value, year):
    """The last day that a cell means: a date, 30/06/2026, 6/2026, Quý II, or a whole year; None when it means none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = folded(value)
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        return _date(int(found[3]), int(found[2]), int(found[1]))
    if found := re.fullmatch(r"(?:thang )?(\d{1,2})[/.-](\d{4})", text):
        return last_of_month(int(found[2]), int(found[1])) if 1 <= int(found[1]) <= 12 else None
    if found := re.fullmatch(r"quy (i{1,3}|iv|[1-4])(?:[/ -]+(?:nam )?(\d{4}))?", text):
        return last_of_month(int(found[2] or year), 3 * ROMAN[found[1]])
    if found := re.fullmatch(r"(?:nam |ca nam |trong nam )?(\d{4})", text):
        return date(int(found[1]), 12, 31)
    return date(year, 12, 31) if text in ("ca nam", "trong nam", "thuong xuyen") else None


def _date(year, month, day):
    try:
        return date(year, month, day)
    except ValueError:
        return None
