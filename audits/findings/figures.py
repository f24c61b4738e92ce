"""Figures of findings: what is still open, and what was found before (9.2.2, 9.3.2 c)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Finding
from .states import FindingState

declare(
    Figure(
        name="findings_open",
        overview=150,
        review_input="c6",
        question=_("Which findings of audits are not settled yet?"),
        label=_("Findings open now"),
        formula=_("Findings neither closed nor withdrawn."),
        measure=Measure.COUNT,
        model=Finding,
        counted=lambda rows, period: rows.unsettled(),
        clause="9.2",
        only_now=True,
    )
)
declare(
    Figure(
        name="findings_repeated",
        review_input="c6",
        question=_("Do audits find the same again?"),
        label=_("Findings of the period that were found before"),
        formula=_("Findings that say what an earlier audit of the unit found, of all issued in the period."),
        day="issued_at",
        measure=Measure.PERCENT,
        model=Finding,
        counted=lambda rows, period: rows.filter(period.moments("issued_at")).exclude(state=FindingState.WITHDRAWN),
        hits=lambda rows, period: rows.repeated(),
        hit_words=_("found before"),
        rest_words=_("found for the first time"),
        clause="9.2",
    )
)
