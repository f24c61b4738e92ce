"""Days as offices write them: what is meant, what must be asked once, and what is no day at all."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from openpyxl.utils.datetime import from_excel

from qms.workdays.months import last_of_month

from .sheet import MonthTyped
from .wordings import plain

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
OF_EXCEL = range(40_000, 60_000)  # 2009 to 2064
# What is asked once for a file, and may be answered the same for the next: which of the readings is meant.
BEFORE, REPEATED, SEVERAL, RANGE = "before", "repeated", "several", "range"
Q = r"(?:quy|q)[ .]*(i{1,3}|iv|[1-4])"
YEAR = r"(?:[ /,-]*(?:nam )?(\d{4}))?"
DAY = r"(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}|\d{2}))?"
NO_DAY = re.compile(r"theo |khi |ngay sau|sau khi|thuc hien|dot xuat|trong vong")
REPEATS = re.compile(r"(?:dinh ky |thuc hien )?(?:hang|moi) |thuong xuyen|dinh ky|lien tuc")


@dataclass(frozen=True)
class Meant:
    """What a cell says: a day; words that are no day (`says_none`); or a question, with the readings to choose from."""

    day: date | None = None
    says_none: bool = False
    asks: str = ""
    readings: tuple = ()  # (name of the reading, day or None)

    def answered(self, name):
        """What is meant once it was said which reading is."""
        known = dict(self.readings)
        if not self.asks or name not in known:
            return self
        return Meant(day=known[name], says_none=known[name] is None)


NOT_READ = Meant()


def meant_by(value, year):
    """What a cell with a day means in a file about this year."""
    if isinstance(value, MonthTyped):
        return Meant(last_of_month(value.year, value.month))
    if isinstance(value, datetime):
        return Meant(value.date())
    if isinstance(value, date):
        return Meant(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_number(value)
    text = plain(value)
    if not text or not re.search(r"[a-z0-9]", text):
        return Meant(says_none=True)
    return _of_words(text, year)


def _of_number(value):
    if int(value) in OF_EXCEL:
        return Meant(from_excel(int(value)).date())
    return Meant(date(int(value), 12, 31)) if 2000 <= value <= 2100 else NOT_READ


def _of_words(text, year):
    before = re.fullmatch(r"(truoc|cham nhat|den het|het|xong truoc|hoan thanh truoc)(?: ngay| thang)* (.+)", text)
    if before:
        return _before(before[1], text, before[2], year)
    day = _one_day(re.sub(r"^(?:den|vao|trong|het) ", "", text), year)
    if day:
        return Meant(day)
    if REPEATS.match(text):
        return Meant(asks=REPEATED, readings=(("until_the_end", date(year, 12, 31)), ("no_day", None)))
    return _several(text, year)


def _before(word, text, rest, year):
    day = _one_day(rest, year) or _one_day(f"thang {rest}", year)
    if day is None:
        return NOT_READ
    if "truoc" not in word:
        return Meant(day)
    return Meant(asks=BEFORE, readings=(("before", day - timedelta(days=1)), ("by", day)))


def _one_day(text, year):
    """The last day of what one wording means, or None."""
    for pattern, day in WORDINGS:
        if found := re.fullmatch(pattern, text):
            return day(found, year)
    return None


def _several(text, year):
    """Several days, months or quarters: the last of them, or repeated work."""
    if found := re.fullmatch(rf"{Q}(?: ?(?:,|-|va|den) ?)(?:quy |q )?(i{{1,3}}|iv|[1-4]){YEAR}", text):
        return _range(last_of_month(int(found[3] or year), 3 * ROMAN[found[2]]))
    if found := re.fullmatch(rf"thang (\d{{1,2}}) ?(?:,|-|va|den) ?(?:thang )?(\d{{1,2}}){YEAR}", text):
        return _range(_month(found[3] or year, found[2]))
    parts = [each for each in re.split(r" ?(?:;|,| va | den )\s*", text) if each]
    days = [_one_day(re.sub(r"^(?:truoc |ngay |tu )+", "", each), year) for each in parts]
    if len(days) > 1 and all(days):
        return Meant(asks=SEVERAL, readings=(("last", max(days)), ("first", min(days)), ("no_day", None)))
    return Meant(says_none=True) if NO_DAY.match(text) else NOT_READ


def _range(last):
    if last is None:
        return NOT_READ
    return Meant(asks=RANGE, readings=(("until_the_end", last), ("no_day", None)))


def _date(year, month, day):
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _full(year):
    return 2000 + int(year) if len(str(year)) == 2 else int(year)


def _month(year, month):
    return last_of_month(int(year), int(month)) if 1 <= int(month) <= 12 else None


WORDINGS = (
    (rf"(?:ngay )?{DAY}", lambda found, year: _date(_full(found[3] or year), found[2], found[1])),
    (r"(\d{4})-(\d{1,2})-(\d{1,2})(?: .*)?", lambda found, year: _date(found[1], found[2], found[3])),
    (
        rf"(?:ngay )?(\d{{1,2}}) thang (\d{{1,2}}){YEAR}",
        lambda found, year: _date(found[3] or year, found[2], found[1]),
    ),
    (r"(?:thang |t)?(\d{1,2}) ?[/.-] ?(\d{4})", lambda found, year: _month(found[2], found[1])),
    (rf"thang (\d{{1,2}}){YEAR}", lambda found, year: _month(found[2] or year, found[1])),
    (rf"{Q}{YEAR}", lambda found, year: last_of_month(int(found[2] or year), 3 * ROMAN[found[1]])),
    (rf"(?:6 thang|sau thang|nua) dau nam{YEAR}", lambda found, year: date(int(found[1] or year), 6, 30)),
    (rf"(?:6 thang|sau thang|nua) cuoi nam{YEAR}", lambda found, year: date(int(found[1] or year), 12, 31)),
    (rf"(?:9|chin) thang(?: dau nam)?{YEAR}", lambda found, year: date(int(found[1] or year), 9, 30)),
    (r"(?:ca |trong )?(?:nam )?(\d{4})", lambda found, year: date(int(found[1]), 12, 31)),
    (r"ca nam|trong nam|cuoi nam", lambda found, year: date(year, 12, 31)),
)
