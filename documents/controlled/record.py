"""The faces of documents and their revisions, and the comparison of two revisions."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way
from qms.web.cells import record_cell, state_cell
from qms.web.tables import Table

from .document import Document
from .drawn import drawn
from .forms import DataForm, DocumentForm, EditForm, ReassignForm, ReleaseForm, RevisionForm, ScheduleForm
from .models import DocumentRevision
from .printing import APPROVALS, TITLE_SHEET, WHOLE_DOCUMENT
from .questions import without_questions
from .states import OPEN_STATES


def document_context(document, request):
    """The revisions of a document that the person may see, newest first."""
    rows = DocumentRevision.objects.visible_to(request.user).filter(document=document)
    heads = [_("Issue/amendment"), _("State"), _("In force on"), _("What changes"), _("Author")]
    revisions = rows.select_related("author", "approver").order_by("-pk")
    return {
        "revisions": Table.of(
            heads,
            [
                [record_cell(each, each.label()), state_cell(each), each.in_force(), each.change_summary, each.author]
                for each in revisions
            ],
        )
    }


def revision_context(revision, request):
    """Reviewers, readers and who has read; it is read on a page of its own, which puts that on record."""
    asked = revision.acknowledgements.select_related("person").order_by("person__name_order")
    is_written = revision.state in OPEN_STATES
    return {
        "text": drawn(revision) if is_written else without_questions(drawn(revision)),
        "reviewers": revision.reviewers.filter(active=True).select_related("person").order_by("pk"),
        "readers": revision.readers.filter(active=True).select_related("unit").order_by("pk"),
        "asked": asked,
        "read": sum(each.is_acknowledged() for each in asked),
        "mine": next((each for each in asked if each.person_id == request.user.pk), None),
        "earlier": revision.compared_with(),
        "in_force_now": revision.document.effective_revision() if revision.ended_at else None,
    }


DOCUMENTS = register(
    RecordType(
        model=Document,
        collection="documents",
        clauses=("7.5",),
        purpose=_(
            "All documents of the office and what of each is in force. To change one, open it and begin a revision."
        ),
        way=Way(_("Document control"), "file-text", 40, thumb=True, key="d"),
        in_pack=InPack(governs=True),
        columns=("title", "kind", "unit", "in_force_label", "in_force_since"),
        filters=("kind",),
        create_form=DocumentForm,
        forms={Document.edit: DataForm},
        template="controlled/document.html",
        context=document_context,
    )
)


REVISIONS = register(
    RecordType(
        model=DocumentRevision,
        collection="document-revisions",
        clauses=("7.5.2", "7.5.3"),
        purpose=_("One issue or amendment of a document on its way: drafted, reviewed, approved, released, replaced."),
        way=None,
        in_pack=InPack(forms=False, governs=True),
        reached_through="its document; a pack has the text itself",
        columns=("title", "label", "state", "author", "in_force"),
        create_form=RevisionForm,
        together=(DocumentRevision.reassign,),
        forms={
            DocumentRevision.edit: EditForm,
            DocumentRevision.schedule: ScheduleForm,
            DocumentRevision.release: ReleaseForm,
            DocumentRevision.reassign: ReassignForm,
        },
        template="controlled/revision.html",
        context=revision_context,
        printed_forms=(TITLE_SHEET, WHOLE_DOCUMENT, APPROVALS),
    )
)
