"""The face of findings: register, record, and the findings on the page of their audit."""

from django.utils.translation import gettext_lazy as _

from processes.actions.table import actions_shown
from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way
from qms.people.scopes import told_to

from . import recurrence
from .forms import AgreeForm, EditForm, NewFinding, ReassignForm, RespondForm
from .models import Finding
from .states import NONCONFORMING


def finding_context(finding, request):
    """What it became, and what was found before; on a day of the past only what stands on the record itself."""
    past = finding.is_past
    shown = {"past": past, "nonconforming": finding.grade in NONCONFORMING}
    if past:
        return shown
    table = actions_shown(finding, "improvement") if finding.grade not in NONCONFORMING else {}
    return shown | table | _what_came(finding, request.user)


def _what_came(finding, user):
    """Before it and after it; of others that were alike, those that the reader may see."""
    raised = finding.nonconformity
    others = [(row, why) for row, why in recurrence.earlier(finding) if row.pk != finding.repeats_id]
    return {
        "repeats": finding.repeats,
        "nonconformity": raised,
        "nonconformity_seen": raised is not None and bool(told_to(user, [raised])),
        "earlier": [(row, why) for row, why in others if told_to(user, [row])],
    }


FINDINGS = register(
    RecordType(
        model=Finding,
        collection="findings",
        clauses=("9.2",),
        purpose=_(
            "What an audit found; the unit agrees or answers, and what does not conform becomes a nonconformity."
        ),
        way=Way(_("Findings"), "eye", 160, key="l"),
        in_pack=InPack(),
        columns=("title_text", "graded", "state", "age_words", "unit"),
        filters=("grade", "clause", "audit", "unsettled", "old", "late", "repeated"),
        create_form=NewFinding,
        together=(Finding.reassign,),
        forms={
            Finding.edit: EditForm,
            Finding.agree: AgreeForm,
            Finding.respond: RespondForm,
            Finding.reassign: ReassignForm,
        },
        template="findings/record.html",
        context=finding_context,
    )
)
