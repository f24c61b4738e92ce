"""The office's tables "Bảng xác định bối cảnh" and "Bảng các bên quan tâm" on paper (4.1, 4.2)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.web.printed.blocks import Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm


def table_of_issues(found, request):
    """A row for each issue: those inside, then those outside."""
    shown = sorted(found.rows, key=lambda each: (each.place != "internal", each.number))
    columns = (
        _("No."),
        _("Inside or outside"),
        pgettext("context", "Issue"),
        _("Field of the issue"),
        _("What it means for us"),
        _("What we do about it"),
        _("How it is watched"),
        _("Last review"),
        _("Next review"),
    )
    rows = tuple(
        (
            place,
            each.get_place_display(),
            f"{each.number}\n{each.title}",
            each.get_topic_display(),
            f"{each.get_effect_display()}. {each.consequences}",
            each.response,
            each.watched_how,
            each.reviewed_on,
            each.next_review_on,
        )
        for place, each in enumerate(shown, 1)
    )
    yield Table(columns=columns, rows=rows, widths=(5, 9, 18, 12, 20, 18, 16, 11, 11))
    yield _signatures(request)


def table_of_needs(found, request):
    """A row for each need, those of one party together."""
    shown = sorted(found.rows, key=lambda each: (each.party_kind, each.number))
    columns = (
        _("No."),
        _("Interested party"),
        _("Need or expectation"),
        _("Binding"),
        _("How it is met"),
        _("How it is watched"),
        _("Unit that watches it"),
        _("Last review"),
        _("Next review"),
    )
    rows = tuple(
        (
            place,
            f"{each.party}\n({each.get_party_kind_display()})",
            f"{each.number}\n{each.need}",
            _("yes") if each.binding else _("no"),
            each.met_how,
            each.watched_how,
            each.unit,
            each.reviewed_on,
            each.next_review_on,
        )
        for place, each in enumerate(shown, 1)
    )
    yield Table(columns=columns, rows=rows, widths=(5, 16, 20, 8, 20, 16, 14, 11, 11))
    yield _signatures(request)


def _signatures(request):
    return Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


ISSUES_TABLE = PrintedForm(
    slug="table",
    title=gettext_lazy("Table of the context: internal and external issues"),
    code="BM-QT-HT-02-04",
    blocks=table_of_issues,
    landscape=True,
)
NEEDS_TABLE = PrintedForm(
    slug="table",
    title=gettext_lazy("Table of interested parties, their needs and expectations"),
    code="BM-QT-HT-02-05",
    blocks=table_of_needs,
    landscape=True,
)
