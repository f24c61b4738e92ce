"""The faces of documents and their revisions, and the comparison of two revisions."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render

from qms.lifecycle.door import perform
from qms.lifecycle.registry import RecordType, register
from qms.web.panels import panels_of

from .document import Document
from .forms import DocumentForm, EditForm, ReassignForm, ReleaseForm, RevisionForm, ScheduleForm
from .models import DocumentRevision
from .printing import TITLE_SHEET, WHOLE_DOCUMENT
from .text import compare


def document_context(document, request):
    """The revisions of a document that the person may see, newest first."""
    rows = DocumentRevision.objects.visible_to(request.user).filter(document=document)
    return {"revisions": rows.select_related("author", "approver").order_by("-pk")}


def revision_context(revision, request):
    """Reviewers, readers and who has read; opening the page is on record for those who must read it."""
    asked = revision.acknowledgements.select_related("person").order_by("person__full_name")
    for each in asked:
        if each.person_id == request.user.pk and each.state == "pending" and each.opened_at is None:
            perform(each.open, by=request.user)
    return {
        "reviewers": revision.reviewers.filter(active=True).select_related("person").order_by("pk"),
        "readers": revision.readers.filter(active=True).select_related("unit").order_by("pk"),
        "asked": asked,
        "read": sum(each.state == "acknowledged" for each in asked),
        "mine": next((each for each in asked if each.person_id == request.user.pk), None),
        "earlier": revision.compared_with(),
    }


@login_required
def compare_revision(request, pk):
    """A revision against the one in force before it: text word by word, and what upper rooms add."""
    seen = DocumentRevision.objects.visible_to(request.user).select_related("document", "unit")
    revision = seen.filter(pk=pk).first()
    earlier = revision and revision.compared_with()
    if earlier is None:
        raise Http404
    context = {
        "revision": revision,
        "earlier": earlier,
        "lines": compare(earlier.text, revision.text),
        "panels": panels_of(revision, "compare", request),
    }
    return render(request, "controlled/compare.html", context)


DOCUMENTS = register(
    RecordType(
        model=Document,
        collection="documents",
        columns=("title", "kind", "unit", "in_force_label", "in_force_since"),
        filters=("kind",),
        create_form=DocumentForm,
        template="controlled/document.html",
        context=document_context,
    )
)
REVISIONS = register(
    RecordType(
        model=DocumentRevision,
        collection="document-revisions",
        columns=("title", "label", "state", "author", "in_force_on"),
        create_form=RevisionForm,
        forms={"edit": EditForm, "schedule": ScheduleForm, "release": ReleaseForm, "reassign": ReassignForm},
        template="controlled/revision.html",
        context=revision_context,
        printed_forms=(TITLE_SHEET, WHOLE_DOCUMENT),
    )
)
