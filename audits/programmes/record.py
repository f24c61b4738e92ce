"""The face of audit programmes: register, record with the year, the coverage map and what is behind its cells."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import AddEntriesForm, DropEntryForm, EditForm, ExplainForm, NewProgramme, PlanAuditForm, ProposeForm
from .models import AuditProgramme
from .page import programme_context
from .printing import PROGRAMME_FORM

PROGRAMMES = register(
    RecordType(
        model=AuditProgramme,
        collection="audit-programmes",
        clauses=("9.2",),
        purpose=_(
            "Which units and clauses are audited in the year, when, by whom; everything is covered before it ends."
        ),
        way=Way(_("Audit programmes"), "calendar-event", 140),
        in_pack=InPack(),
        columns=("title_text", "unit", "state", "approved_at"),
        create_form=NewProgramme,
        forms={
            AuditProgramme.edit: EditForm,
            AuditProgramme.add_entries: AddEntriesForm,
            AuditProgramme.propose: ProposeForm,
            AuditProgramme.drop_entry: DropEntryForm,
            AuditProgramme.explain: ExplainForm,
            AuditProgramme.plan_audit: PlanAuditForm,
        },
        template="programmes/record.html",
        context=programme_context,
        printed_forms=(PROGRAMME_FORM,),
    )
)
