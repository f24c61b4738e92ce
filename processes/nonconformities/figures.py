"""Figures of nonconformities: how many are found, how many wait, and whether what was done helped (9.1.1, 10.2)."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Nonconformity
from .parts import EndedRound
from .states import Ending, NonconformityState, Verdict


def failed(period):
    """Rounds of corrective action that were found ineffective in the period."""
    return EndedRound.objects.filter(period.days("ended_on"), verdict=Verdict.INEFFECTIVE)


def judged(rows, period):
    """Those whose corrective action was judged in the period, one way or the other."""
    helped = Q(period.moments("closed_at"), state=NonconformityState.CLOSED, ending=Ending.EFFECTIVE)
    return rows.filter(helped | Q(pk__in=failed(period).values("nonconformity")))


NONCONFORMITIES_REPORTED = declare(
    Figure(
        name="nonconformities_reported",
        review_input="c4",
        question=_("How many nonconformities were reported?"),
        label=_("Nonconformities reported in the period"),
        formula=_("Everything that was reported in the period, the rejected ones left out."),
        day="created_at",
        measure=Measure.COUNT,
        model=Nonconformity,
        counted=lambda rows, period: rows.filter(period.moments("created_at")).exclude(
            state=NonconformityState.REJECTED
        ),
        clause="10.2",
    )
)
NONCONFORMITIES_OPEN = declare(
    Figure(
        name="nonconformities_open",
        overview=120,
        review_input="c4",
        question=_("Which nonconformities are not settled yet?"),
        label=_("Nonconformities open now"),
        formula=_("Nonconformities neither closed nor rejected."),
        measure=Measure.COUNT,
        model=Nonconformity,
        counted=lambda rows, period: rows.unfinished(),
        clause="10.2",
        only_now=True,
    )
)
NONCONFORMITIES_EFFECTIVE = declare(
    Figure(
        name="nonconformities_effective",
        review_input="c4",
        question=_("Do corrective actions help at the first attempt?"),
        label=_("Nonconformities whose corrective action was found effective"),
        formula=_("Closed as effective without a failed round, of all whose effect was judged in the period."),
        measure=Measure.PERCENT,
        model=Nonconformity,
        counted=judged,
        hits=lambda rows, period: rows.exclude(pk__in=failed(period).values("nonconformity")),
        hit_words=_("found effective"),
        rest_words=_("found ineffective"),
        clause="10.2",
    )
)
