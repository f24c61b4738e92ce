"""The faces of decisions on roles and of the duties that they give."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import DecisionForm, DutyForm, InForceForm, NewDecision, NewDuty
from .models import Duty, RoleDecision
from .page import decision_context
from .printing import DECISION

ROLE_DECISIONS = register(
    RecordType(
        model=RoleDecision,
        collection="role-decisions",
        clauses=("5.3",),
        purpose=_("The decisions that found bodies, appoint and divide duties; what each gives holds while it does."),
        way=Way(_("Decisions on roles"), "clipboard-check", 36),
        in_pack=InPack(governs=True),
        columns=("title_text", "kind", "unit", "decision", "decided_on", "state"),
        filters=("kind",),
        create_form=NewDecision,
        forms={RoleDecision.edit: DecisionForm, RoleDecision.put_in_force: InForceForm},
        template="roles/decision.html",
        context=decision_context,
        printed_forms=(DECISION,),
    )
)
DUTIES = register(
    RecordType(
        model=Duty,
        collection="duties",
        clauses=("5.3",),
        purpose=_("Who leads, cooperates or decides in what, with which authority, by which decision."),
        way=Way(_("Responsibilities and authorities"), "users", 37),
        in_pack=InPack(governs=True),
        columns=("words", "share", "bearer", "unit", "decision", "state"),
        filters=("decision", "share", "post", "held", "unheld"),
        create_form=NewDuty,
        forms={Duty.edit: DutyForm},
        template="roles/duty.html",
    )
)
