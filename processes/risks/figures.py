"""Figures of risks: how many high ones remain (6.1, 9.1.3)."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Risk
from .states import Level, RiskKind

# What remains counts once it is known; before that, what was found first.
HIGH = Q(residual_level=Level.HIGH) | Q(residual_level="", level=Level.HIGH)

RISKS_HIGH = declare(
    Figure(
        name="risks_high",
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
