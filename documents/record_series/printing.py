"""The form "Danh mục hồ sơ": which records there are, where they lie and how long they are kept (7.5.3)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm


def list_of_records(found, request):
    """A row for each line, in the order of the codes; a period that nobody has compared says so."""
    columns = (
        _("No."),
        _("Code, title of the records"),
        _("Kept as"),
        _("Unit that keeps them"),
        _("Where they are kept"),
        _("Period of keeping"),
        _("Ground of the period"),
        _("How they end"),
    )
    rows = tuple(_row(place, each) for place, each in enumerate(sorted(found.rows, key=lambda each: each.number), 1))
    yield Table(columns=columns, rows=rows, widths=(5, 24, 10, 14, 14, 9, 14, 10))
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


def _row(place, series):
    return (
        place,
        f"{series.number}\n{series.title}",
        series.get_form_display(),
        f"{series.unit}\n{series.get_kept_by_display()}",
        series.place,
        series.period(),
        f"{series.basis}\n({series.verified()})".strip(),
        series.get_ending_display(),
    )


LIST = PrintedForm(
    slug="table",
    title=gettext_lazy("List of records"),
    code="BM-QT-HT-01-05",
    blocks=list_of_records,
    landscape=True,
)
