"""Whether a written procedure says what runs: its text and files against the steps, times, parts and fee (4.4.1, 8.1).

A section that is drawn from the data can't say anything else. One that is written by hand is compared as far as it can
be read: steps by their codes, times and amounts by their numbers, parts of the dossier by their names. What can't be
read is not held against it.
"""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from documents.controlled.drawn import marks_in
from documents.controlled.questions import parts_of
from documents.controlled.text import blocks
from qms.text.vietnamese import fold
from qms.workdays.limits import LimitIn

from .marks import FEE, PARTS, STEPS, TIME
from .promise import MINUTES_A_DAY, in_words

MARKS = {STEPS, PARTS, TIME, FEE}
HEADING, ITEM = "\x01", "\x02"
NUMBERED = re.compile(r"\d{1,2}(?:[.)]|(?:\.\d{1,2})+[.)]?)\s+[^\W\d_a-z].{2,100}")  # "5.8. Quy trình", not "5.8 ngày"
# What the headings of the sections are called, folded (the shape of a written procedure, domain of the office).
TITLES = {
    "steps": re.compile(r"quy trinh xu ly|trinh tu (?:thuc hien|xu ly)|cac buoc"),
    "parts": re.compile(r"thanh phan ho so"),
    "time": re.compile(r"thoi (?:gian|han) (?:xu ly|giai quyet)"),
    "fee": re.compile(r"^\W*(?:phi\b|le phi|muc phi)"),
}
AMOUNT = r"(\d+(?:[.,]\d+)?|1/2)\s*(phut|gio|ngay)\b(?:\s+lam viec)?"
DURATION = re.compile(rf"{AMOUNT}(?:\s*(?:va\s+)?{AMOUNT})?")
MONEY = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{4,}")
MINUTES = {"phut": 1, "gio": 60, "ngay": MINUTES_A_DAY}


def disagreements(version):
    """Sentences about what text or files of the revision say otherwise than the data; none without steps."""
    steps = version.active_steps()
    if not steps:
        return []
    found = []
    for part in parts_of(version.revision):
        said = sections_of(part)
        found += _of_steps(said.get("steps", []), steps)
        found += _of_parts(said.get("parts", []), [each.name for each in version.active_parts()])
        found += _of_time(said.get("time", []), version)
        found += _of_fee(said.get("fee", []), version.fee)
    return list(dict.fromkeys(found))


def sections_of(html):
    """{section: its lines as they are written} of those sections that repeat what the data says."""
    marked = re.sub(r"<(?:li|tr)\b[^>]*>", lambda found: found[0] + ITEM, html)
    marked = re.sub(r"<h[1-4]\b[^>]*>", lambda found: found[0] + HEADING, marked)
    found, now, drawn = {}, None, set()
    for line in blocks(marked):
        if line.startswith(HEADING) or (NUMBERED.fullmatch(line) and not line.startswith(ITEM)):
            now = _section_named(line)
        elif now and marks_in(line) & MARKS:
            drawn.add(now)
        elif now:
            found.setdefault(now, []).append(line)
    return {name: lines for name, lines in found.items() if name not in drawn}


def _section_named(line):
    title = re.sub(r"^[\d.)\s]+", "", fold(line.strip(HEADING)))
    return next((name for name, called in TITLES.items() if called.search(title)), None)


# ── Steps


def _of_steps(lines, steps):
    codes = {fold(each.code): each for each in steps}
    letters = {re.match(r"[a-z]*", code)[0] for code in codes}
    alike = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, letters)))})\d+[a-z]?\b")
    words = [fold(line) for line in lines]
    named = {code for line in words for code in alike.findall(line)} | {
        code for code in codes if any(re.search(rf"\b{re.escape(code)}\b", line) for line in words)
    }
    if not named:  # steps that are not called by their codes can't be told apart
        return
    for code in sorted(named - set(codes)):
        yield _("The text speaks of %(code)s, which is no step.") % {"code": code.upper()}
    for code, step in codes.items():
        if code not in named:
            yield _("%(step)s runs and is not in the text.") % {"step": step}
        elif step.minutes and (said := _times_at(code, words, codes)) and step.minutes not in said:
            given = {"code": step.code, "said": in_words(min(said)), "time": in_words(step.minutes)}
            yield _("%(code)s takes %(time)s; the text says %(said)s.") % given


def _times_at(code, lines, codes):
    """The times, in working minutes, told where a step is described: from the line it begins to the next step's."""
    begins = re.compile(r"[\W_]*(?:buoc\s+)?(" + "|".join(map(re.escape, codes)) + r")\b")
    told, now = set(), None
    for line in lines:
        found = begins.match(line)
        now = found[1] if found else now
        if now == code:
            told |= {minutes for minutes, _unit in _durations(line)}
    return told


def _durations(line):
    """Every time of a folded line as (working minutes, how it was given); "1 ngày 4 giờ" is one time."""
    for first, unit, second, below in DURATION.findall(line):
        minutes = _number(first) * MINUTES[unit] + (_number(second) * MINUTES[below] if below else 0)
        yield round(minutes), unit


def _number(text):
    return Decimal("0.5") if text == "1/2" else Decimal(text.replace(",", "."))


# ── Parts of the dossier, time, fee


def _of_parts(lines, names):
    items = [_plain(line) for line in lines if line.startswith(ITEM)]
    whole = " ".join(_plain(line) for line in lines)
    if not whole:
        return
    for name in names:
        if _plain(name) not in whole:
            yield _("“%(part)s” is a part of the dossier and not in the text.") % {"part": name}
    known = [_plain(name) for name in names]
    for line, said in zip([line for line in lines if line.startswith(ITEM)], items, strict=True):
        if names and said and not any(name in said or said in name for name in known) and not _is_head(said):
            yield _("The text asks for “%(part)s”, which is no part of the dossier.") % {"part": line.strip(ITEM)}


def _is_head(said):
    """Whether a row is the head of a table."""
    return said.startswith(("tt ", "stt ")) or said in ("tt", "stt")


def _plain(text):
    return " ".join(re.sub(r"[\W_]+", " ", fold(text.strip(ITEM))).split())


def _of_time(lines, version):
    said = " ".join(fold(line) for line in lines)
    told = set(_durations(said))
    if not told:
        return
    if version.same_day:
        if "trong ngay" not in said:
            yield _("The result is due within the day; the text says otherwise.")
    elif not told & _promised(version):
        yield _("Promised are %(time)s; the text says otherwise.") % {"time": version.promised()}


def _promised(version):
    """The time promised, as a text may give it."""
    amount = version.committed or 0
    if version.limit_in == LimitIn.HOURS:
        return {(round(amount * 60), unit) for unit in ("gio", "ngay", "phut")}
    return {(round(amount * MINUTES_A_DAY), unit) for unit in ("ngay", "gio")}


def _of_fee(lines, fee):
    said, known = {each for line in lines for each in MONEY.findall(line)}, set(MONEY.findall(fee))
    if said and {_digits(each) for each in said} != {_digits(each) for each in known}:
        yield _("The fee is “%(fee)s”; the text says %(said)s.") % {"fee": fee or "–", "said": ", ".join(sorted(said))}


def _digits(amount):
    return amount.replace(".", "")
