"""What the pages of a document and its revisions say of the copies that were handed out."""

from django.template.loader import render_to_string

from documents.controlled.models import Document, DocumentRevision
from documents.controlled.states import RevisionState
from qms.web.panels import panel

from .page import account_of


@panel(DocumentRevision, "record")
def copies_of_revision(revision, request):
    """All copies of this revision, and where they are."""
    account = account_of(revision, request.user)
    in_force = revision.state == RevisionState.EFFECTIVE
    if not (account.copies or in_force):
        return ""
    context = {"account": account, "document": revision.document, "in_force": in_force}
    return render_to_string("copies/panel.html", context, request)


@panel(Document, "record")
def copies_of_document(document, request):
    """The way to the account of all its copies."""
    return render_to_string("copies/document_panel.html", {"document": document}, request)
