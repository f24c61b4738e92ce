"""Figures of feedback and surveys: whether citizens are answered in time, and whether they are satisfied (9.1.2)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, Measure, declare

from .models import Feedback
from .results import ENOUGH, satisfied_share
from .states import SurveyState
from .surveys import Survey


def closed_with_enough(rows, period):
    """Surveys that ended in the period with enough answers to conclude from."""
    ended = rows.filter(state=SurveyState.CLOSED, closes_on__range=(period.first, period.last))
    return ended.filter(answers_counted__gte=ENOUGH)


FEEDBACK_ON_TIME = declare(
    Figure(
        name="feedback_on_time",
        review_input="c1",
        question=_("Are citizens answered in time?"),
        label=_("Feedback due in the period that was answered in time"),
        formula=_("Feedback whose answer was published no later than due, of all that was due in the period."),
        measure=Measure.PERCENT,
        model=Feedback,
        counted=lambda rows, period: rows.due_between(period.first, period.last),
        hits=lambda rows, period: rows.on_time(),
        hit_words=_("answered in time"),
        rest_words=_("answered late or not answered"),
        clause="9.1.2",
    )
)

SATISFACTION = declare(
    Figure(
        name="satisfaction",
        review_input="c1",
        question=_("Are those who had work done here satisfied?"),
        label=_("Satisfaction in the surveys that ended in the period"),
        formula=_("Of each survey with at least five answers, the share of 4 and 5; the mean of these shares."),
        measure=Measure.PERCENT,
        model=Survey,
        counted=closed_with_enough,
        values=lambda rows: [satisfied_share(survey) for survey in rows],
        clause="9.1.2",
    )
)
