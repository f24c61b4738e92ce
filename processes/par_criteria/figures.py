"""Figures of the reform index: which share of its points we have, by our own score and by the city's (9.1.3)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import ParCriterion


def _of_year(rows, period):
    return rows.filter(index__year__range=(period.first.year, period.last.year))


PAR_OWN = declare(
    Figure(
        name="reform_index_own",
        review_input="c3",
        question=_("How many points of the reform index do we give ourselves?"),
        label=_("Own points of the reform index"),
        formula=_("Points claimed, of all that can be had by the criteria that are scored."),
        measure=Measure.PERCENT,
        model=ParCriterion,
        counted=lambda rows, period: _of_year(rows, period).filter(claimed__isnull=False),
        sums=("claimed", "most"),
        clause="9.1.3",
    )
)
PAR_CONFIRMED = declare(
    Figure(
        name="reform_index_confirmed",
        review_input="c3",
        question=_("How many points of the reform index does the city confirm?"),
        label=_("Confirmed points of the reform index"),
        formula=_("Points confirmed, of all that can be had by the criteria of the years whose result is published."),
        measure=Measure.PERCENT,
        model=ParCriterion,
        counted=lambda rows, period: _of_year(rows, period).filter(confirmed__isnull=False),
        sums=("confirmed", "most"),
        clause="9.1.3",
    )
)
