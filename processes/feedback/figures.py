"""Figures of feedback: whether citizens are answered in time (9.1.2)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Feedback

FEEDBACK_ON_TIME = declare(
    Figure(
        name="feedback_on_time",
        review_input="c1",
        question=_("Are citizens answered in time?"),
        label=_("Feedback due in the period that was answered in time"),
        formula=_("Feedback whose answer was published no later than due, of all that was due in the period."),
        day="due_at",
        measure=Measure.PERCENT,
        model=Feedback,
        counted=lambda rows, period: rows.due_between(period.first, period.last),
        hits=lambda rows, period: rows.on_time(),
        hit_words=_("answered in time"),
        rest_words=_("answered late or not answered"),
        clause="9.1.2",
    )
)
