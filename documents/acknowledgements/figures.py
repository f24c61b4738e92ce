"""Figures of acknowledgements: whether those who are concerned have read what came into force (7.3)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Acknowledgement
from .states import AcknowledgementState

DOCUMENTS_READ = declare(
    Figure(
        name="documents_read",
        review_input="c5",
        question=_("Have those who are concerned read what came into force?"),
        label=_("Readings asked for in the period that were acknowledged"),
        formula=_("Readings acknowledged, of all that were asked for in the period and have not lapsed."),
        day="created_at",
        measure=Measure.PERCENT,
        model=Acknowledgement,
        counted=lambda rows, period: rows.filter(period.moments("created_at")).exclude(
            state=AcknowledgementState.LAPSED
        ),
        hits=lambda rows, period: rows.filter(state=AcknowledgementState.ACKNOWLEDGED),
        hit_words=_("acknowledged"),
        rest_words=_("not read yet"),
        clause="7.3",
    )
)
