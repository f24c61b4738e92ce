"""What the pages of runs are asked: over which days, for which unit and procedure; of the list also what is counted."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from documents.controlled.document import Document
from qms.lifecycle.filter_fields import AmongSeen, OfDay, OfUnit, Text
from qms.lifecycle.filters import Paging
from qms.web.period_filters import PeriodFilter

from ..cases.models import Case


class ProcedureFilter(PeriodFilter):
    """A period, a unit, a procedure."""

    @property
    def chosen_procedure(self):
        return self.value_of("procedure")

    def shown_fields(self, only_now=False):
        return [self.form[name] for name in ("from", "until", "unit", "procedure")]

    def is_special(self):
        return bool(super().is_special() or self.chosen_procedure)


class OfProcedure(AmongSeen):
    """By a procedure; those are offered of which the person sees a dossier."""

    def _named(self, user):
        return Exists(Case.objects.visible_to(user).order_by().filter(procedure=OuterRef("pk")))


# The word "from" is one of the language, so the questions are given by their names.
ASKED = {
    "from": OfDay(label=_("from")),
    "until": OfDay(label=_("until")),
    "unit": OfUnit(label=_("unit")),
    "procedure": OfProcedure("procedure", Document, label=_("procedure")),
}
RunsFilter: Any = type("RunsFilter", (ProcedureFilter,), {**ASKED})


class DossiersFilter(RunsFilter):
    """Also what is counted, and where the list goes on."""

    of = Text(label=_("What is counted"))
    paging_class = Paging
