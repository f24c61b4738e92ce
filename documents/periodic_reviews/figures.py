"""Figures of periodic reviews: documents about which nobody has said in time that they still hold (7.5.2)."""

from django.utils.translation import gettext_lazy as _

from documents.controlled.models import Document
from qms.ledger.now import today
from qms.web.figures import Figure, declare
from qms.web.measures import Measure

DOCUMENTS_TO_REVIEW = declare(
    Figure(
        name="documents_to_review",
        overview=160,
        review_input="c5",
        question=_("Which documents are overdue for review?"),
        label=_("Documents overdue for review"),
        formula=_("Documents in force whose day of review has passed."),
        measure=Measure.COUNT,
        model=Document,
        counted=lambda rows, period: rows.filter(next_review_on__lt=today()).exclude(in_force_label=""),
        clause="7.5.2",
        only_now=True,
    )
)
