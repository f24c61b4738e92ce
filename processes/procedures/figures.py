"""The figure of procedures: how many administrative procedures run by the quality system (4.3, 4.4)."""

from django.utils.translation import gettext_lazy as _

from documents.controlled.states import RevisionState
from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import ProcedureVersion

declare(
    Figure(
        name="procedures_in_force",
        question=_("How many administrative procedures does the quality system cover?"),
        label=_("Administrative procedures in force"),
        formula=_("Procedures whose revision is in force, the internal ones left out."),
        measure=Measure.COUNT,
        model=ProcedureVersion,
        counted=lambda rows, period: rows.filter(revision__state=RevisionState.EFFECTIVE, internal=False),
        clause="4.3",
        only_now=True,
    )
)
