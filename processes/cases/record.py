"""The face of dossiers: register, record, and the choice of a procedure before a new one."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way
from qms.people.actors import actors_of

from .due_words import lines_of_days, sentences_of, unannounced_years
from .forms import CaseForm, CorrectResultForm, DeliverForm, GroundForm, IncompleteForm, PartsForm
from .models import Case
from .opinion_forms import AnswerForm, OpinionForm
from .opinion_rows import opinions_of
from .page import applicant, changes_of, diagram_of, due, lines_of, parts_of, pauses_of, source_of
from .papers import PAPERS, papers_of
from .receiving_forms import AcceptForm
from .sheets import CONTROL_SHEET
from .states import NATIONAL_STATES
from .step_forms import CompleteStepForm, RefuseForm, ResolveForm
from .time_forms import (
    AnswerDayForm,
    ApologyForm,
    ConditionsForm,
    ExtendForm,
    PaymentForm,
    SupplementForm,
    SuspendForm,
)


def case_context(case, request):
    """Facts, parts, the control sheet, the diagram of the steps, and how the due moment came about."""
    past = case.is_past
    elsewhere = {"acts": [], **source_of(case)} if case.is_followed() else {}
    return (
        elsewhere
        | diagram_of(case)
        | {
            "national_state": NATIONAL_STATES[case.national_code],
            "dossier_parts": parts_of(case),
            "lines": lines_of(case),
            "pauses": pauses_of(case),
            "letters": sorted(case.letters.all(), key=lambda letter: letter.pk),
            "lateness": None if past else case.lateness(),
            "version_changes": changes_of(case),
            "opinions": opinions_of(case),
            "explanation": lines_of_days(case),
            "explained": sentences_of(case),
            "unannounced": unannounced_years(case),
            "papers": papers_of(case),
            "may_open_identity": not past and any(case.hands.works_on_it(actor) for actor in actors_of(request.user)),
        }
    )


CASES = register(
    RecordType(
        model=Case,
        collection="cases",
        clauses=("8.5",),
        purpose=_(
            "Dossiers of citizens and the office: received, worked on step by step, answered by the promised day."
        ),
        way=Way(_("Cases"), "folders", 60, thumb=True, key="h"),
        in_pack=InPack(forms=False, names_people=True),
        dated_by="received_at",
        columns=("title_text", applicant, "unit", "state", due, "received_at"),
        filters=("procedure", "channel", "late", "followed", "run_here"),
        create_form=CaseForm,
        forms={
            Case.accept: AcceptForm,
            Case.return_incomplete: IncompleteForm,
            Case.receive_parts: PartsForm,
            Case.complete_step: CompleteStepForm,
            Case.request_supplement: SupplementForm,
            Case.request_payment: PaymentForm,
            Case.suspend: SuspendForm,
            Case.apologise: ApologyForm,
            Case.extend: ExtendForm,
            Case.refuse_conditions: ConditionsForm,
            Case.resolve: ResolveForm,
            Case.refuse: RefuseForm,
            Case.deliver: DeliverForm,
            Case.correct_result: CorrectResultForm,
            Case.set_answer_day: AnswerDayForm,
            Case.stop: GroundForm,
            Case.give_opinion: OpinionForm,
            Case.note_answer: AnswerForm,
        },
        template="cases/record.html",
        context=case_context,
        printed_forms=(CONTROL_SHEET,),
        papers=tuple(PAPERS.values()),
    )
)
