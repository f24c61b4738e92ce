"""The form "Sổ phân phối và thu hồi tài liệu": what was handed out to whom, and what came back (7.5.3)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm


def book_of_copies(found, request):
    """A row for each copy, in the order in which they were handed out."""
    columns = (
        _("No."),
        _("Title, code"),
        _("Issue/amendment"),
        _("Receiver"),
        _("Copy no., form"),
        _("Received on"),
        _("Signature of the receiver"),
        _("Copy recalled or ended on"),
        _("What became of it"),
    )
    rows = tuple(_row(place, each) for place, each in enumerate(sorted(found.rows, key=lambda each: each.pk), 1))
    yield Table(columns=columns, rows=rows, widths=(5, 22, 9, 18, 9, 9, 10, 10, 8))
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


def _row(place, copy):
    return (
        place,
        f"{copy.revision.title}\n{copy.document_code()}",
        copy.revision_label(),
        f"{copy.receiver()}\n{copy.place}",
        f"{copy.place_no:02d}\n{copy.get_medium_display()}",
        copy.received_on,
        "",
        copy.ended_on or copy.recalled_on,
        copy.get_state_display(),
    )


BOOK = PrintedForm(
    slug="table",
    title=gettext_lazy("Book of distribution and recall of documents"),
    code="BM-QT-HT-01-04",
    blocks=book_of_copies,
    landscape=True,
)
