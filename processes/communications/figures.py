"""Figures of communication: what was not told by its day, and whether the plan is that of this year (7.4)."""

from django.utils.translation import gettext_lazy as _

from qms.ledger.now import today
from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Communication

COMMUNICATIONS_LATE = declare(
    Figure(
        name="communications_late",
        review_input="c3",
        question=_("What should have been told, and was not?"),
        label=_("Communications not told by their day"),
        formula=_("Rows of the communication plan whose day has passed with nothing told and no reason given."),
        measure=Measure.COUNT,
        model=Communication,
        counted=lambda rows, period: rows.late(),
        clause="7.4",
        only_now=True,
    )
)
COMMUNICATIONS_REVIEWED = declare(
    Figure(
        name="communications_reviewed",
        review_input="c3",
        question=_("Is the communication plan that of this year?"),
        label=_("Communications looked at for this year"),
        formula=_("Rows of the communication plan that are planned for this year or a later one, of all in force."),
        measure=Measure.PERCENT,
        model=Communication,
        counted=lambda rows, period: rows.in_force(),
        hits=lambda rows, period: rows.filter(year__gte=today().year),
        hit_words=_("looked at for this year"),
        rest_words=_("of an earlier year"),
        clause="7.4",
        only_now=True,
    )
)
