"""Figures of surveys: whether those who had work done are satisfied (9.1.2)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Survey
from .results import ENOUGH
from .states import SurveyState


def closed_with_enough(rows, period):
    """Surveys that ended in the period, in which enough people said how satisfied they are."""
    ended = rows.filter(state=SurveyState.CLOSED, closes_on__range=(period.first, period.last))
    return ended.filter(rated__gte=ENOUGH)


SATISFACTION = declare(
    Figure(
        name="satisfaction",
        overview=20,
        review_input="c1",
        question=_("Are those who had work done here satisfied?"),
        label=_("Satisfaction in the surveys that ended in the period"),
        formula=_(
            "Answers 4 and 5, of all answers to the question of satisfaction in surveys where at least five gave one."
        ),
        day="closes_on",
        measure=Measure.PERCENT,
        model=Survey,
        counted=closed_with_enough,
        sums=("satisfied", "rated"),
        clause="9.1.2",
    )
)
