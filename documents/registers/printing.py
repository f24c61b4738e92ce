"""The forms "Danh mục tài liệu nội bộ" and "Danh mục tài liệu bên ngoài", from the registers with their filters."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.citations.models import Citation
from documents.controlled.models import Document, DocumentRevision
from documents.controlled.parts import Reader
from documents.controlled.states import RevisionState
from documents.copies.models import ControlledCopy
from documents.copies.states import CopyState
from qms.web.printed.blocks import Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm


def internal_documents(found, request):
    """A row for each document, in the order of the codes; of which nothing is in force, that is said."""
    shown = sorted(found.rows, key=lambda each: each.number)
    goes_to = distribution_of(shown)
    columns = (
        _("No."),
        _("Code"),
        _("Title of the document"),
        _("Issue/amendment"),
        _("In force on"),
        _("Unit that wrote it"),
        _("Distributed to"),
        _("Note"),
    )
    rows = tuple(
        (
            place,
            each.number,
            each.title,
            each.in_force_label,
            each.in_force_since,
            each.unit,
            "\n".join(goes_to.get(each.pk, ())),
            "" if each.in_force_label else _("Not in force"),
        )
        for place, each in enumerate(shown, 1)
    )
    yield Table(columns=columns, rows=rows, widths=(5, 12, 27, 9, 10, 14, 15, 8))
    yield _signed(request)


def distribution_of(documents):
    """{key of a document: to whom what is in force of it goes}: the posts that must read it, and who holds a copy."""
    in_force = DocumentRevision.objects.filter(document__in=documents, state=RevisionState.EFFECTIVE)
    found = {}
    readers = Reader.objects.filter(revision__in=in_force, active=True).select_related("revision", "unit")
    for each in readers.order_by("pk"):
        found.setdefault(each.revision.document_id, []).append(str(each))
    copies = ControlledCopy.objects.filter(revision__in=in_force, state=CopyState.ISSUED)
    for each in copies.select_related("revision", "to_unit", "to_person").order_by("place_no"):
        words = _("copy %(no)s: %(receiver)s") % {"no": f"{each.place_no:02d}", "receiver": each.receiver()}
        found.setdefault(each.revision.document_id, []).append(words)
    return found


def external_documents(found, request):
    """A row for each document of external origin, with the procedures that rest on it."""
    shown = sorted(found.rows, key=lambda each: (each.kind, each.number))
    cited_by = documents_that_cite(shown)
    columns = (
        _("No."),
        _("Number and sign"),
        _("Abstract"),
        _("Issued by"),
        _("Issued on"),
        _("In force from"),
        _("State of validity"),
        _("Documents concerned"),
        _("Where it is kept"),
    )
    rows = tuple(
        (
            place,
            each.number,
            each.title,
            each.body,
            each.issued_on,
            each.effective_on,
            f"{each.get_state_display()}\n({each.verified()})",
            ", ".join(cited_by.get(each.pk, ())),
            each.source,
        )
        for place, each in enumerate(shown, 1)
    )
    yield Table(columns=columns, rows=rows, widths=(5, 12, 23, 12, 9, 9, 10, 10, 10))
    yield _signed(request)


def documents_that_cite(shown):
    """{key of an external document: codes of the documents under control that cite it}."""
    own = ContentType.objects.get_for_model(Document)
    rows = Citation.objects.filter(document__in=shown, subject_type=own).counting()
    pairs = list(rows.values_list("document", "subject_id"))
    codes = dict(Document.objects.filter(pk__in={key for _external, key in pairs}).values_list("pk", "number"))
    found = {}
    for external, key in pairs:
        found.setdefault(external, set()).add(codes[key])
    return {external: sorted(several) for external, several in found.items()}


def _signed(request):
    return Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


INTERNAL = PrintedForm(
    slug="table",
    title=gettext_lazy("List of internal documents"),
    code="BM-QT-HT-01-02",
    blocks=internal_documents,
    landscape=True,
)
EXTERNAL = PrintedForm(
    slug="table",
    title=gettext_lazy("List of documents of external origin"),
    code="BM-QT-HT-01-03",
    blocks=external_documents,
    landscape=True,
)
