"""Figures of planned changes: what is open, what is late, and what came out as meant (6.3, 9.3.2 b)."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.ledger.now import today
from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import PlannedChange
from .states import OPEN, ChangeState

CHANGES_OPEN = declare(
    Figure(
        name="planned_changes_open",
        review_input="b",
        question=_("What is being changed?"),
        label=_("Planned changes that are open"),
        formula=_("Changes that are planned, decided on, carried out or reviewed now."),
        measure=Measure.COUNT,
        model=PlannedChange,
        counted=lambda rows, period: rows.filter(state__in=OPEN),
        clause="6.3",
        only_now=True,
    )
)
CHANGES_LATE = declare(
    Figure(
        name="planned_changes_late",
        review_input="b",
        question=_("Which changes took effect before all was settled?"),
        label=_("Planned changes not carried out by their day"),
        formula=_("Changes being carried out whose day of effect has passed."),
        measure=Measure.COUNT,
        model=PlannedChange,
        counted=lambda rows, period: rows.filter(state=ChangeState.UNDER_WAY, effective_on__lt=today()),
        clause="6.3",
        only_now=True,
    )
)
CHANGES_IN_TIME = declare(
    Figure(
        name="planned_changes_in_time",
        review_input="b",
        question=_("Are changes carried out before they take effect?"),
        label=_("Planned changes carried out by their day"),
        formula=_("Changes carried out by the day on which they took effect, of all carried out in the period."),
        measure=Measure.PERCENT,
        model=PlannedChange,
        counted=lambda rows, period: rows.filter(
            period.days("carried_out_on"), state__in=(ChangeState.CARRIED_OUT, ChangeState.CLOSED)
        ),
        hits=lambda rows, period: rows.filter(carried_out_on__lte=F("effective_on")),
        hit_words=pgettext_lazy("change", "in time"),
        rest_words=pgettext_lazy("change", "late"),
        clause="8.5.6",
    )
)
