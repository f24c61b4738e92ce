"""The face of dossiers: register, record, and the choice of a procedure before a new one."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import RecordType, register
from qms.people.actors import actors_of
from qms.web.act_pages import NewPage
from qms.web.registers import Register

from ..procedures.models import ProcedureVersion
from .forms import (
    ApologyForm,
    CaseForm,
    DeliverForm,
    GroundForm,
    IncompleteForm,
    PartsForm,
    PaymentForm,
    SupplementForm,
    SuspendForm,
    procedures_in_force,
)
from .models import Case
from .page import diagram_of, is_past, lines_of, parts_of
from .printing import papers_of
from .sheets import CONTROL_SHEET
from .states import NATIONAL_STATES
from .step_forms import CompleteStepForm, RefuseForm, ResolveForm


def case_context(case, request):
    """Facts, parts, the control sheet, the diagram of the steps, and how the due moment came about."""
    past = is_past(case)
    return diagram_of(case) | {
        "national_state": NATIONAL_STATES[case.national_code],
        "dossier_parts": parts_of(case),
        "lines": lines_of(case),
        "pauses": case.clock.pauses(),
        "letters": sorted(case.letters.all(), key=lambda letter: letter.pk),
        "standing": None if past else case.clock.lateness(),
        "explanation": [] if past else case.clock.explanation(),
        "unannounced": case.clock.unannounced_years(),
        "papers": papers_of(case),
        "may_open_identity": not past and any(case.hands.works_on_it(actor) for actor in actors_of(request.user)),
    }


class CaseRegister(Register):
    """The register of dossiers, with the way to the printed one (form 07)."""

    template_name = "cases/register.html"


class NewCase(NewPage):
    """First the procedure, then what the desk must know; the parts asked for are those of the procedure."""

    def get(self, request):
        form = self._form(initial=request.GET.dict())
        return self._show(form) if form.procedure else self._choose(request)

    def _choose(self, request):
        in_force = procedures_in_force(request.user).values("pk")
        versions = ProcedureVersion.objects.filter(revision__document__in=in_force, revision__state="effective")
        versions = versions.select_related("revision__document", "unit_in_charge")
        context = {
            "versions": sorted(versions, key=lambda each: (each.field, each.revision.document.number)),
            "new_url": self.address("new"),
            "register_url": reverse("cases"),
            "register_label": Case._meta.verbose_name_plural,
        }
        return render(request, "cases/choose.html", context)


Case.title_text.short_description = _("subject")
Case.applicant_masked.short_description = _("applicant")
Case.deadline.short_description = _("due")

CASES = register(
    RecordType(
        model=Case,
        collection="cases",
        columns=("title_text", "applicant_masked", "unit", "state", "deadline", "received_at"),
        filters=("procedure", "channel", "late"),
        create_form=CaseForm,
        forms={
            "return_incomplete": IncompleteForm,
            "receive_parts": PartsForm,
            "complete_step": CompleteStepForm,
            "request_supplement": SupplementForm,
            "request_payment": PaymentForm,
            "suspend": SuspendForm,
            "apologise": ApologyForm,
            "resolve": ResolveForm,
            "refuse": RefuseForm,
            "deliver": DeliverForm,
            "stop": GroundForm,
        },
        template="cases/record.html",
        context=case_context,
        printed_forms=(CONTROL_SHEET,),
    )
)
