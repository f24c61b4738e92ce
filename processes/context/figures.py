"""Figures of the context: what of it waits for its review (4.1, 4.2)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import ContextIssue, PartyNeed
from .states import ContextState

FRESH = _("reviewed in time")
STALE = _("waiting for the review")

ISSUES_REVIEWED = declare(
    Figure(
        name="context_issues_reviewed",
        review_input="b",
        question=_("Is the context looked at in time?"),
        label=_("Issues of the context reviewed in time"),
        formula=_("Issues whose day of review has not come, of all that hold."),
        measure=Measure.PERCENT,
        model=ContextIssue,
        counted=lambda rows, period: rows.holding(),
        hits=lambda rows, period: rows.filter(state=ContextState.WATCHED),
        hit_words=FRESH,
        rest_words=STALE,
        clause="4.1",
        only_now=True,
    )
)
NEEDS_REVIEWED = declare(
    Figure(
        name="party_needs_reviewed",
        review_input="b",
        question=_("Are the needs of interested parties looked at in time?"),
        label=_("Needs of interested parties reviewed in time"),
        formula=_("Needs whose day of review has not come, of all that hold."),
        measure=Measure.PERCENT,
        model=PartyNeed,
        counted=lambda rows, period: rows.holding(),
        hits=lambda rows, period: rows.filter(state=ContextState.WATCHED),
        hit_words=FRESH,
        rest_words=STALE,
        clause="4.2",
        only_now=True,
    )
)
