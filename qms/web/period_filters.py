"""What the pages of figures are asked: from which day until which, and for which unit."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import today
from qms.lifecycle.filter_fields import OfDay, OfUnit, Text
from qms.lifecycle.filters import Paging, Questions

from .figures import this_year
from .periods import Period, PeriodKind, periods_until


class PeriodFilter(Questions):
    """For which days and which unit figures are asked; what is left out is the year that runs, and everything."""

    def __init__(self, asked, request):
        year, given = this_year(), asked.copy()
        for name, day in (("from", year.first), ("until", year.last)):
            if not given.get(name):
                given[name] = day.isoformat()
        super().__init__(given, request=request, shown=True)

    @cached_property
    def faults(self):
        found = super().faults
        first, last = self.value_of("from"), self.value_of("until")
        if first and last and last < first:
            found |= {"until": [gettext("The last day lies before the first.")]}
        return found

    @cached_property
    def period(self):
        return this_year() if self.faults else Period(self.value_of("from"), self.value_of("until"))

    @cached_property
    def chosen_unit(self):
        return self.value_of("unit")

    def is_special(self):
        """Whether what is asked is more than one press on a period, or can't be read."""
        pressed = any(here for _period, here in self.periods())
        return bool(self.faults or self.chosen_unit or not pressed)

    def shown_fields(self, only_now=False):
        """What can be chosen: of what is told of the present alone, the unit."""
        return [self.form[name] for name in (("unit",) if only_now else ("from", "until", "unit"))]

    def periods(self):
        """The month, quarter, half-year and year that run, and those before them, for one press."""
        found = [period for kind in PeriodKind for period in reversed(periods_until(kind, today(), 2))]
        return [(period, period == self.period) for period in found]


# The word "from" is one of the language, so the questions are given by their names.
ASKED = {"from": OfDay(label=_("from")), "until": OfDay(label=_("until")), "unit": OfUnit(label=_("unit"))}
IndexFilter: Any = type("IndexFilter", (PeriodFilter,), {**ASKED})


class PartFilter(IndexFilter):
    """Of one figure also which part of it is listed, and where the list goes on."""

    part = Text(label=_("Parts of the number"))
    paging_class = Paging
