"""The heads of papers: whose they are, of which issue the form is, and the day as offices write it."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from qms.ledger.now import today

from .blocks import LetterHead, TitleBlock, words

PLACE = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu)\s+(.+)$", re.IGNORECASE)
COMMITTEE = "ỦY BAN NHÂN DÂN"
_providers = []


@dataclass(frozen=True)
class Issue:
    """Which issue of a form is in force, and since when."""

    issue: int
    amendment: int
    in_force: date | str | None


def tells_issues(provider):
    """Register `provider(code) -> Issue or None`: the room of documents knows which forms are in force."""
    _providers.append(provider)
    return provider


def issue_of(code):
    """The issue in force of the form with this code, or None."""
    return next((found for found in (provider(code) for provider in _providers) if found), None)


def agency_of(unit):
    """The agency's lines in the head of a paper: those of the administration above, those of the unit below."""
    root = unit.root()
    return (in_lines(root) if root != unit else (), in_lines(unit))


def in_lines(unit):
    """The name of a unit in capitals; that of a people's committee in two lines (Decree 30/2020)."""
    name = str(unit).upper()
    of_committee = name.removeprefix(COMMITTEE).strip()
    return (COMMITTEE, of_committee) if name.startswith(COMMITTEE) and of_committee else (name,)


def place_of(unit):
    """The place of a dated paper: the commune's name without its rank."""
    name = str(unit.root())
    found = PLACE.search(name)
    return found[1] if found else name


def dated(day):
    """The day as papers of the office write it: two digits for days under ten and for January and February."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return _("day %(day)s month %(month)s year %(year)s") % {"day": f"{day:%d}", "month": month, "year": day.year}


def title_block(record, form):
    """The head of a form of the quality system: its code, with the issue of the form that is in force."""
    above, agency = agency_of(record.unit)
    issue = issue_of(form.code) if form.code else None
    return TitleBlock(
        agency_above=above,
        agency=agency,
        title=form.title,
        code=form.code,
        issue=f"{issue.issue:02d}" if issue else "",
        amendment=f"{issue.amendment:02d}" if issue else "",
        in_force=issue and issue.in_force,
    )


def form_mark(form):
    """The code of the form that a letter follows, with its issue and amendment in force; "" where it follows none."""
    issue = issue_of(form.code) if form.code else None
    return f"{form.code} · {issue.issue:02d}/{issue.amendment:02d}" if issue else form.code


def letter_head(record, form):
    """The head of a report or letter (Decree 30/2020), with the record's number and today's date."""
    above, agency = agency_of(record.unit)
    return LetterHead(
        agency_above=above,
        agency=agency,
        number=words(record.number),
        place=place_of(record.unit),
        dated=dated(today()),
        title=words(form.title).upper(),
        about=form.about,
        form_mark=form_mark(form),
    )
