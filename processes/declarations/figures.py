"""The figure of declarations: which no longer say what the office does (4.3)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Declaration
from .states import DeclarationState

OUTDATED = declare(
    Figure(
        name="declarations_outdated",
        review_input="b",
        question=_("Does the declaration say what the office does?"),
        label=_("Declarations whose scope is no longer that of today"),
        formula=_("Declarations that hold, while procedures or clauses not applied are otherwise today."),
        measure=Measure.COUNT,
        model=Declaration,
        counted=lambda rows, period: rows.filter(state=DeclarationState.OUTDATED),
        clause="4.3",
        only_now=True,
    )
)
