"""Days off of a year not announced yet, as the package `holidays` reckons them: proposals, no more.

The package is wrong in places: it misses swaps that were announced late, and reckons what is only announced
each year (which days of Tết, which day beside 02/9). So a person confirms each day.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

import holidays
from django.utils.translation import gettext as _

from .kinds import DayKind

CULTURE_DAY = "Ngày Văn hóa Việt Nam"
SWAPPED = re.compile(r"thay cho ngày (\d\d/\d\d/\d{4})")
IN_LIEU = "(nghỉ bù)"


@dataclass(frozen=True)
class Proposal:
    """A day that is probably off, or worked in exchange."""

    day: date
    kind: DayKind
    name: str
    exchanged_with: date | None = None

    def as_words(self):
        """The fields of a special day that a person has yet to verify."""
        return {
            "day": self.day,
            "kind": self.kind,
            "name": self.name,
            "exchanged_with": self.exchanged_with,
            "verified": False,
        }


def propose_year(year):
    """Proposals for a year, in the order of the days."""
    found = []
    for day, name in holidays.country_holidays("VN", years=year, language="vi").items():
        found.extend(_proposals_of(day, name))
    return sorted(found, key=lambda proposal: proposal.day)


def _proposals_of(day, name):
    swap = SWAPPED.search(name)
    if swap:
        worked = datetime.strptime(swap[1], "%d/%m/%Y").date()
        return [
            Proposal(day, DayKind.SWAPPED_OFF, _("Off, worked on {day}").format(day=f"{worked:%d/%m/%Y}"), worked),
            Proposal(worked, DayKind.SWAPPED_ON, _("Worked for {day}").format(day=f"{day:%d/%m/%Y}"), day),
        ]
    if IN_LIEU in name:
        # It stands outside of Điều 112(1) of the labour code: the law may give nothing in lieu of it.
        return [] if name.startswith(CULTURE_DAY) else [Proposal(day, DayKind.IN_LIEU, name)]
    return [Proposal(day, DayKind.PUBLIC_HOLIDAY, name)]
