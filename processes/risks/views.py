"""The face of risks and opportunities: register, record and the form on paper."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import View

from qms.lifecycle.registry import RecordType, register
from qms.web.filters import RegisterFilter
from qms.web.printed import pdf
from qms.web.printed.views import sheet_file
from qms.web.registers import RecordTypeMixin, Register

from .forms import AssessForm, DescribeForm, MonitorForm, NewRisk, OccurForm, ReassignForm, TreatForm
from .models import Risk
from .printing import MOST, TABLE, sheet_of
from .showing import risk_context

RISKS = register(
    RecordType(
        model=Risk,
        collection="risks",
        columns=("title_text", "inherent", "residual", "state", "next_review_on"),
        filters=("kind", "level", "process", "owner", "open", "late"),
        quiet_filters=(
            "likelihood",
            "consequence",
            "residual_likelihood",
            "residual_consequence",
            "residual_level",
        ),
        create_form=NewRisk,
        forms={
            "edit": DescribeForm,
            "assess": AssessForm,
            "treat": TreatForm,
            "monitor": MonitorForm,
            "reassess": AssessForm,
            "occur": OccurForm,
            "reassign": ReassignForm,
        },
        template="processes/risks/record.html",
        context=risk_context,
    )
)
Risk.title_text.short_description = Risk._meta.get_field("title").verbose_name


class RiskRegister(Register):
    """The register, with the ways to the matrix, the scale and the form on paper."""

    template_name = "processes/risks/register.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.urlencode()
        return super().get_context_data(**kwargs) | {"asked": f"?{asked}" if asked else "", "obstacle": pdf.obstacle()}


class RiskTable(RecordTypeMixin, View):
    """GET gives what the register finds as the form of the office, for Word or as PDF."""

    http_method_names = ["get", "head"]

    def get(self, request, kind):
        if kind not in ("docx", "pdf"):
            raise Http404
        if kind == "pdf" and pdf.obstacle():
            messages.error(request, pdf.obstacle())
            return redirect("risks")
        asked = RegisterFilter(request.GET or None, record_type=self.record_type, user=request.user)
        found = asked.narrow(self.rows()).order_by("-pk")[:MOST]
        unit = asked.cleaned_data.get("unit") if asked.is_valid() else None
        return sheet_file(sheet_of(found, request, unit), kind, str(TABLE.title), request.user)
