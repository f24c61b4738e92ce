"""Figures of nonconforming outputs: how many results were wrong, and which are not put right (8.7, 9.1.3 a)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import NonconformingOutput
from .states import OutputState

OUTPUTS_FOUND = declare(
    Figure(
        name="outputs_found",
        review_input="c3",
        question=_("How many results or services were not as required?"),
        label=_("Nonconforming outputs found in the period"),
        formula=_("Outputs entered in the period, those refused or given up left out."),
        day="created_at",
        measure=Measure.COUNT,
        model=NonconformingOutput,
        counted=lambda rows, period: rows.filter(period.moments("created_at")).exclude(
            state__in=(OutputState.REFUSED, OutputState.CANCELLED)
        ),
        clause="8.7",
    )
)
OUTPUTS_UNSETTLED = declare(
    Figure(
        name="outputs_unsettled",
        review_input="c3",
        question=_("Which wrong results are not put right?"),
        label=_("Nonconforming outputs not put right"),
        formula=_("Outputs on which nobody has decided yet, or that are not carried out or not verified."),
        measure=Measure.COUNT,
        model=NonconformingOutput,
        counted=lambda rows, period: rows.unsettled(),
        clause="8.7",
        only_now=True,
    )
)
