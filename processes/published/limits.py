"""Wordings of a published list: limits, levels, first days, and the day that stands in a decision's own words."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from qms.text.vietnamese import fold
from qms.workdays.limits import FirstDay, LimitIn

from .states import Level

NUMBER = r"(\d+(?:[.,]\d+)?)"
COUNTED = re.compile(rf"{NUMBER}\s*(?:\([^)]*\)\s*)?(ngay lam viec|ngay|gio lam viec|gio|tieng|thang)?")
SAME_DAY = re.compile(r"trong ngay|ngay trong|giai quyet ngay|tra (ket qua )?ngay|lap tuc")
DAY = re.compile(r"(?:ngay|,)\s*(\d{1,2})\s*(?:/|-|\.|\s+thang\s+)(\d{1,2})(?:/|-|\.|\s+nam\s+)(\d{4})")
UNITS = {
    "ngay lam viec": LimitIn.DAYS,
    "gio lam viec": LimitIn.HOURS,
    "gio": LimitIn.HOURS,
    "tieng": LimitIn.HOURS,
    "ngay lich": LimitIn.CALENDAR_DAYS,
    "days": LimitIn.DAYS,
    "same_day": LimitIn.SAME_DAY,
    "calendar_days": LimitIn.CALENDAR_DAYS,
    "hours": LimitIn.HOURS,
}
LEVELS = (("toan trinh", Level.WHOLLY), ("mot phan", Level.PARTLY), ("cung cap thong tin", Level.TOLD))


def limit_of(words, unit_words=""):
    """(number, unit, what is open) of a limit: open is "" where all is known, "several", "unit" or "number"."""
    text, said = fold(words), fold(unit_words)
    if UNITS.get(said) == LimitIn.SAME_DAY:
        return None, LimitIn.SAME_DAY, ""
    found = [each for each in COUNTED.findall(text) if each[1] or said or text.strip() == each[0]]
    if not found:
        return (None, LimitIn.SAME_DAY, "") if SAME_DAY.search(text) else (None, "", "number" if text else "")
    if len({(number, unit) for number, unit in found}) > 1:
        return None, "", "several"
    number, unit = found[0]
    unit = _unit(text, unit or said)
    return _number(number), unit, "" if unit else "unit"


def _number(text):
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:  # the pattern lets nothing else through
        return None


def _unit(text, unit):
    """The unit of a limit; "" for bare days, of which some offices mean those of the calendar and some working days."""
    if unit == "ngay" and re.search(r"ngay lich|theo lich", text):
        return LimitIn.CALENDAR_DAYS
    return UNITS.get(unit, "")


def level_in(words):
    """The level that words name, or "" where they name none that is known."""
    return _key_of(Level, words) or next((level for said, level in LEVELS if said in fold(words)), "")


def first_day_in(words):
    """Whether the first day counts, or "" where the words don't say."""
    text = fold(words)
    if key := _key_of(FirstDay, words):
        return key
    if re.search(r"khong tinh|\btu ngay tiep theo|\bngay (lam viec )?(tiep theo|sau)\b", text) or text in (
        "khong",
        "0",
    ):
        return FirstDay.NOT_COUNTED
    return FirstDay.COUNTED if re.search(r"\btinh\b", text) or text in ("co", "x", "1") else ""


def _key_of(choices, words):
    """The choice whose own key stands there, as a sheet of ours writes it; else ""."""
    return choices(words) if words in choices.values else ""


def day_in(words):
    """The day that stands in the words of a decision, or None."""
    found = DAY.search(fold(words))
    if not found:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
