"""Figures of measuring: whether what is measured is analysed, and whether its means are fit (9.1.1, 7.1.5)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .fitness import FitnessCheck
from .models import PlannedMeasure
from .states import Verdict

MEASURES_ANALYSED = declare(
    Figure(
        name="measures_analysed",
        review_input="c5",
        question=_("Is what we measure analysed?"),
        label=_("Rows of the measuring plan of which no period waits for its analysis"),
        formula=_("Rows of the measuring plan whose ended periods are all analysed, of all in force."),
        measure=Measure.PERCENT,
        model=PlannedMeasure,
        counted=lambda rows, period: rows.in_force(),
        hits=lambda rows, period: rows.followed(),
        hit_words=_("analysed"),
        rest_words=_("waiting for the analysis"),
        only_now=True,
    )
)
MEANS_FIT = declare(
    Figure(
        name="means_fit",
        review_input="c5",
        question=_("Can we trust what we measure by?"),
        label=_("Means of measuring found fit for purpose"),
        formula=_("Confirmed judgements “fit for purpose”, of all confirmed ones on periods that end in the period."),
        day="until",
        measure=Measure.PERCENT,
        model=FitnessCheck,
        counted=lambda rows, period: rows.standing().filter(period.days("until")),
        hits=lambda rows, period: rows.filter(verdict=Verdict.FIT),
        hit_words=_("fit for purpose"),
        rest_words=_("fit within limits, or not fit"),
        clause="7.1.5",
    )
)
