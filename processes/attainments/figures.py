"""Figures of competence: whether what people are held to be able to do is still shown (7.2)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Attainment
from .states import OPEN_STATES, AttainmentState

COMPETENCE_SHOWN = declare(
    Figure(
        name="competence_shown",
        review_input="d",
        question=_("Does what our people can do still hold?"),
        label=_("Competences on record that hold today"),
        formula=_("Those that hold, of all on record that were not withdrawn."),
        measure=Measure.PERCENT,
        model=Attainment,
        counted=lambda rows, period: rows.filter(state__in=OPEN_STATES),
        hits=lambda rows, period: rows.filter(state=AttainmentState.VALID),
        hit_words=_("still valid"),
        rest_words=_("run out"),
        clause="7.2",
        only_now=True,
    )
)
