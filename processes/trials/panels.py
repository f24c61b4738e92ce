"""The way to a trial from the page of a draft, and from the page on which it is released."""

from django.template.loader import render_to_string

from documents.controlled.models import DocumentRevision
from documents.controlled.states import OPEN_STATES
from qms.web.panels import panel

from ..procedures.models import ProcedureVersion, version_of


@panel(ProcedureVersion, "record")
def trial_of_version(version, request):
    """Offered while the version is not in force yet."""
    if version.is_past or version.revision.state not in OPEN_STATES:
        return ""
    return render_to_string("trials/offer.html", {"version": version}, request)


@panel(DocumentRevision, "before approve")
@panel(DocumentRevision, "before release")
def trial_before(revision, request):
    """Before it binds anybody, whoever decides may see what it would have done."""
    version = version_of(revision)
    return render_to_string("trials/offer.html", {"version": version}, request) if version else ""
