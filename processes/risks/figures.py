"""Figures of risks: how many high ones remain, and whether what was done lowered them (6.1, 9.1.3)."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Risk
from .states import Level, RiskKind

# What remains counts once it is known; before that, what was found first.
HIGH = Q(residual_level=Level.HIGH) | Q(residual_level="", level=Level.HIGH)
FOUND, LEFT = F("likelihood") * F("consequence"), F("residual_likelihood") * F("residual_consequence")

RISKS_HIGH = declare(
    Figure(
        name="risks_high",
        overview=180,
        review_input="e",
        question=_("Which high risks are open?"),
        label=_("High risks open now"),
        formula=_("Risks not closed whose level is high: what remains or, before that is known, what was found first."),
        measure=Measure.COUNT,
        model=Risk,
        counted=lambda rows, period: rows.open().filter(HIGH, kind=RiskKind.RISK),
        clause="6.1",
        only_now=True,
    )
)
RISKS_LOWERED = declare(
    Figure(
        name="risks_lowered",
        review_input="e",
        question=_("Does what is done about risks lower them?"),
        label=_("Risks open now that are lower than when they were found"),
        formula=_("Risks whose remaining score is below the first, of all open risks whose remaining score is known."),
        measure=Measure.PERCENT,
        model=Risk,
        counted=lambda rows, period: rows.open().filter(kind=RiskKind.RISK).exclude(residual_level=""),
        hits=lambda rows, period: rows.alias(first=FOUND, left=LEFT).filter(left__lt=F("first")),
        hit_words=_("lower than found"),
        rest_words=_("not lower"),
        clause="6.1",
        only_now=True,
    )
)
