"""Figures of training: whether what was planned took place, and whether it changed anything (7.2 c)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Training
from .states import HELD_STATES, TrainingState

TRAININGS_HELD = declare(
    Figure(
        name="trainings_held",
        review_input="d",
        question=_("Did the training that was planned take place?"),
        label=_("Trainings of the period that were held"),
        formula=_("Trainings held, of all with their day in the period that were not cancelled."),
        day="planned_on",
        measure=Measure.PERCENT,
        model=Training,
        counted=lambda rows, period: rows.planned().filter(planned_on__range=(period.first, period.last)),
        hits=lambda rows, period: rows.filter(state__in=HELD_STATES),
        hit_words=_("held"),
        rest_words=_("not held"),
        clause="7.2",
    )
)
TRAININGS_EFFECTIVE = declare(
    Figure(
        name="trainings_effective",
        review_input="d",
        question=_("Did training change how people work?"),
        label=_("Trainings judged that were effective"),
        formula=_("Trainings found effective, of all with their day in the period whose effect was judged."),
        day="planned_on",
        measure=Measure.PERCENT,
        model=Training,
        counted=lambda rows, period: rows.filter(
            planned_on__range=(period.first, period.last),
            state__in=(TrainingState.EFFECTIVE, TrainingState.INEFFECTIVE),
        ),
        hits=lambda rows, period: rows.filter(state=TrainingState.EFFECTIVE),
        hit_words=_("effective"),
        rest_words=_("not effective"),
        clause="7.2",
    )
)
