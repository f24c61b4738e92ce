"""The face of nonconformities: register, record, the report from any page, and what came before."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from qms.lifecycle.registry import record_at, type_of
from qms.people.actors import actors_of
from qms.web.new_pages import NewPage
from qms.web.panels import panel
from qms.web.printed.tables import PrintedRegister

from ..cases.models import Case
from . import recurrence, rules
from .forms import (
    NewNonconformity,
)
from .initial_values import is_late, prefilled
from .models import Nonconformity


class NonconformityRegister(PrintedRegister):
    """The register, with the ways to the catalogue of causes and the form on paper."""

    template_name = "nonconformities/register.html"


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
    if case.is_past or not is_late(case):
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
