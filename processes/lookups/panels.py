"""What look-ups add to the receipt of a dossier: the address at which the applicant sees how it stands."""

from django.template.loader import render_to_string
from django.urls import reverse

from qms.web.panels import panel

from ..cases.models import Case
from ..surveys.charts import code_for
from .queries import telephone_ends
from .tokens import token_of


@panel(Case, "receipt")
def lookup_on_receipt(case, request):
    """Link and code; a dossier without a telephone number has none, since nobody could answer the page."""
    return _shown("lookups/on_receipt.html", case, request)


@panel(Case, "record")
def lookup_on_record(case, request):
    """A followed dossier has no receipt of ours: its own page gives the link."""
    return _shown("lookups/on_record.html", case, request) if case.is_followed() and not case.is_past else ""


def _shown(template, case, request):
    if not telephone_ends(case.applicant.phone):
        return ""
    address = request.build_absolute_uri(reverse("lookup_of_receipt", args=[token_of(case)]))
    return render_to_string(template, {"address": address, "code": code_for(address)})
