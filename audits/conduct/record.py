"""The face of audits: register, record, and the checklist on which a team answers."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import (
    AnswerForm,
    ComposeForm,
    ConcludeForm,
    DrawForm,
    NewAudit,
    OpenForm,
    PlanForm,
    ReplaceLeadForm,
    TickForm,
    WriteForm,
)
from .models import Audit
from .page import audit_context
from .printing import CHECKLIST_FORM, PLAN_FORM, REPORT_FORM

AUDITS = register(
    RecordType(
        model=Audit,
        collection="audits",
        clauses=("9.2",),
        purpose=_("One audit: its plan, its checklist on the phone, its findings, its report."),
        way=Way(_("Internal audits"), "clipboard-check", 150, key="i"),
        in_pack=InPack(),
        dated_by="starts_on",
        columns=("title_text", "unit", "lead", "state", "starts_on", "ends_on"),
        filters=("lead", "unfinished", "late"),
        create_form=NewAudit,
        forms={
            Audit.plan: PlanForm,
            Audit.compose: ComposeForm,
            Audit.draw: DrawForm,
            Audit.open: OpenForm,
            Audit.answer: AnswerForm,
            Audit.tick: TickForm,
            Audit.conclude: ConcludeForm,
            Audit.write: WriteForm,
            Audit.replace_lead: ReplaceLeadForm,
        },
        pages={Audit.answer: "audit_checklist", Audit.tick: "audit_checklist"},
        template="conduct/record.html",
        context=audit_context,
        printed_forms=(PLAN_FORM, CHECKLIST_FORM, REPORT_FORM),
    )
)
