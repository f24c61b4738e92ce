"""The face of nonconformities: register, record, the report from any page, and what came before."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.evidence.attachments import attachments_of
from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Offer, Way, offer_everywhere

from ..actions.table import actions_shown
from . import recurrence, rules
from .diagram import drawing_of, sentences_of
from .elsewhere_table import elsewhere_table
from .forms import (
    AcceptForm,
    AddActionForm,
    AnalyseForm,
    CheckerForm,
    ConfirmForm,
    ContainForm,
    CorrectForm,
    EditForm,
    IneffectiveForm,
    LookElsewhereForm,
    NewNonconformity,
    NoteElsewhereForm,
    PlanForm,
    ReassignForm,
)
from .models import Nonconformity
from .printing import REQUEST_FORM


def nonconformity_context(record, request):
    """Containment, causes with their actions, the drawing, earlier rounds; today also what came before."""
    past = record.is_past
    files = {}
    for file in attachments_of(record):
        files.setdefault(file.purpose, []).append(file)
    remedies = {}
    for row in record.remedies.all() if past else record.remedies.select_related("action__responsible"):
        remedies.setdefault(row.root_cause_id, []).append(row.action)
    causes = list(record.root_causes.all() if past else record.root_causes.select_related("cause"))
    shown = {
        "corrections": [(row, files.get(row.purpose, [])) for row in record.corrections.all()],
        "causes": [(row, remedies.get(row.pk, [])) for row in causes if row.active and row.round == record.round],
        "rounds": [_round(row, causes, remedies) for row in record.ended_rounds.all()],
        "elsewhere": elsewhere_table(record),
        "drawing": drawing_of(record.analysis_method, record.analysis),
        "drawing_sentences": sentences_of(record.analysis_method, record.analysis),
        "effect_files": [file for name, those in files.items() if name.startswith("effect-") for file in those],
        "lateness": None if past else record.lateness(),
        "past": past,
    }
    return shown if past else shown | _now(record, request)


def _round(row, causes, remedies):
    own = [(cause, remedies.get(cause.pk, [])) for cause in causes if cause.active and cause.round == row.round]
    return {"row": row, "causes": own, "drawing": drawing_of(row.analysis_method, row.analysis)}


def _now(record, request):
    """What belongs to the present only: its actions, and what came before."""
    table = actions_shown(record, "corrective")
    # Each action of a round is set against a root cause: it is added by an act of its own.
    table["new_action_url"] = ""
    return table | {
        "repeats": recurrence.repeats(recurrence.asked_of(record), request.user),
        "years": recurrence.YEARS,
    }


NONCONFORMITIES = register(
    RecordType(
        model=Nonconformity,
        collection="nonconformities",
        clauses=("10.2", "8.7"),
        purpose=_(
            "What went wrong: put right at once, its cause found and removed, and looked at later by somebody else."
        ),
        way=Way(_("Nonconformities"), "flag", 70, key="n"),
        in_pack=InPack(),
        dated_by="detected_on",
        columns=("title_text", "unit", "state", "owner", "deadline"),
        filters=("severity", "source", "process", "clause", "provider", "owner", "unfinished", "late"),
        create_form=NewNonconformity,
        together=(Nonconformity.reassign,),
        forms={
            Nonconformity.edit: EditForm,
            Nonconformity.accept: AcceptForm,
            Nonconformity.correct: CorrectForm,
            Nonconformity.contain: ContainForm,
            Nonconformity.analyse: AnalyseForm,
            Nonconformity.add_action: AddActionForm,
            Nonconformity.look_elsewhere: LookElsewhereForm,
            Nonconformity.name_checker: CheckerForm,
            Nonconformity.note_elsewhere: NoteElsewhereForm,
            Nonconformity.plan: PlanForm,
            Nonconformity.confirm_effective: ConfirmForm,
            Nonconformity.find_ineffective: IneffectiveForm,
            Nonconformity.reassign: ReassignForm,
        },
        template="nonconformities/record.html",
        context=nonconformity_context,
        printed_forms=(REQUEST_FORM,),
    )
)

offer_everywhere(
    Offer(
        "nonconformities_new",
        label=_("Report a nonconformity"),
        short=pgettext_lazy("what is wrong", "Report"),
        icon="flag",
        may=lambda actor: rules.may_report(None, actor),
    )
)
