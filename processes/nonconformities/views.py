"""The face of nonconformities: register, record, the report from any page, and what came before."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from qms.evidence.attachments import attachments_of
from qms.lifecycle.registry import RecordType, register, type_of
from qms.people.actors import actors_of
from qms.web.act_pages import NewPage
from qms.web.panels import panel

from ..actions.table import actions_shown
from ..cases.models import Case
from . import recurrence, rules
from .choosing import record_at
from .drawing import drawing_of, sentences_of
from .forms import (
    AcceptForm,
    AddActionForm,
    AnalyseForm,
    ConfirmForm,
    ContainForm,
    CorrectForm,
    EditForm,
    IneffectiveForm,
    NewNonconformity,
    PlanForm,
    ReassignForm,
)
from .models import Nonconformity
from .prefilling import is_late, prefilled
from .printing import REQUEST_FORM


def nonconformity_context(record, request):
    """Containment, causes with their actions, the drawing, earlier rounds; today also what came before."""
    past = hasattr(record, "standing_on")
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
        "drawing": drawing_of(record.analysis_method, record.analysis),
        "drawing_sentences": sentences_of(record.analysis_method, record.analysis),
        "effect_files": [file for name, those in files.items() if name.startswith("effect-") for file in those],
        "standing": None if past else record.standing(),
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


class Report(NewPage):
    """Report what is wrong, from any page: what is known of the record it is about stands there already."""

    def get(self, request):
        about = record_at(request.GET.get("about") or request.GET.get("origin"), request.user)
        known = {name: value for name, value in request.GET.items() if name != "about"}
        known |= {"origin": f"{type_of(type(about)).collection}/{about.pk}"} if about else {}
        return self._show(self._form(initial=prefilled(about, request.user) | known))

    def _show(self, form, unmet=(), status=200):
        about = form["origin"].value() or ""
        context = {
            "form": form,
            "unmet": unmet,
            "about": record_at(about, self.request.user),
            "draft": f"report-{about}",
            "panel": recurrence.panel(_alike(form, self.request.user)),
            "register_url": self.address(""),
            "register_label": Nonconformity._meta.verbose_name_plural,
        }
        return render(self.request, "nonconformities/report.html", context, status=status)


def _alike(form, user):
    """What came before, by what the form says so far."""
    fields = {name: _chosen(form, name) for name in ("unit", "process", "clause")}
    if fields["unit"] is None:
        return []
    text = f"{form['title'].value() or ''} {form['description'].value() or ''}"
    return recurrence.repeats(recurrence.Asked(text=text[:6000], **fields), user)


def _chosen(form, name):
    """What is chosen in a field, whether or not the rest of the form is right."""
    field, value = form.fields[name], form[name].value()
    return field.queryset.filter(**{field.to_field_name: value}).first() if value else None


@login_required
@require_POST
def alike(request):
    """The panel of what came before, while somebody types; saves nothing."""
    if not any(rules.may_report(None, actor) for actor in actors_of(request.user)):
        raise PermissionDenied
    return HttpResponse(recurrence.panel(_alike(NewNonconformity(request.POST, user=request.user), request.user)))


@panel(Case, "record")
def late_dossier(case, request):
    """On a late dossier: make it a nonconformity with one press, as long as none came from it."""
    if hasattr(case, "standing_on") or not is_late(case):
        return ""
    may = any(rules.may_report(None, actor) for actor in actors_of(request.user))
    if not may or Nonconformity.objects.from_record(case).exists():
        return ""
    context = {
        "known": prefilled(case, request.user) | {"origin": f"cases/{case.pk}", "whole-form": "1"},
        "report_url": reverse("nonconformities_new"),
    }
    return render_to_string("nonconformities/late_dossier.html", context, request)


for name, field in (("title_text", "title"), ("deadline", "due_on")):
    getattr(Nonconformity, name).short_description = Nonconformity._meta.get_field(field).verbose_name

NONCONFORMITIES = register(
    RecordType(
        model=Nonconformity,
        collection="nonconformities",
        columns=("title_text", "unit", "state", "owner", "deadline"),
        filters=("severity", "source", "process", "clause", "owner", "unfinished", "late"),
        create_form=NewNonconformity,
        forms={
            "edit": EditForm,
            "accept": AcceptForm,
            "correct": CorrectForm,
            "contain": ContainForm,
            "analyse": AnalyseForm,
            "add_action": AddActionForm,
            "plan": PlanForm,
            "confirm_effective": ConfirmForm,
            "find_ineffective": IneffectiveForm,
            "reassign": ReassignForm,
        },
        template="nonconformities/record.html",
        context=nonconformity_context,
        printed_forms=(REQUEST_FORM,),
    )
)
