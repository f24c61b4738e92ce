"""What surveys add to the receipt of a dossier: the link of the one that asks about it, while there is one."""

from django.template.loader import render_to_string
from django.urls import reverse

from qms.web.panels import panel

from ..cases.models import Case
from .charts import code_for
from .services import survey_for
from .tokens import receipt_token


@panel(Case, "receipt")
def survey_on_receipt(case, request):
    """Link and code of the open survey, good for one answer; empty where no survey asks about it."""
    return _shown("surveys/on_receipt.html", case, request)


@panel(Case, "record")
def survey_on_record(case, request):
    """A followed dossier has no receipt of ours: its own page gives the link."""
    return _shown("surveys/on_record.html", case, request) if case.is_followed() else ""


def _shown(template, case, request):
    survey = survey_for(case)
    if survey is None:
        return ""
    address = request.build_absolute_uri(reverse("survey_public", args=[receipt_token(survey, case)]))
    return render_to_string(template, {"survey": survey, "address": address, "code": code_for(address)})
