"""The face of dossiers: register, record, and the choice of a procedure before a new one."""

from django.shortcuts import render
from django.urls import reverse

from documents.controlled.states import RevisionState
from qms.web.act_pages import NewPage
from qms.web.registers import Register

from ..procedures.models import ProcedureVersion
from .forms import (
    procedures_in_force,
)
from .models import Case


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
        versions = ProcedureVersion.objects.filter(
            revision__document__in=in_force, revision__state=RevisionState.EFFECTIVE
        )
        versions = versions.select_related("revision__document", "unit_in_charge")
        context = {
            "versions": sorted(versions, key=lambda each: (each.field, each.revision.document.number)),
            "new_url": self.address("new"),
            "register_url": reverse("cases"),
            "register_label": Case._meta.verbose_name_plural,
        }
        return render(request, "cases/choose.html", context)
