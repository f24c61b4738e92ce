"""Planned changes on paper: the sheet of one with all it touches, and the list of all (6.3, 8.5.6)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.acts.acts import named
from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm

from .impacts import words_of_kind
from .models import PlannedChange


def change_sheet(change, request):
    """What was planned, what it touched and what was done about each, and whether it served its purpose."""
    yield Facts(
        (
            (_("Number"), change.number),
            (_("Change in short"), change.title),
            (_("What calls for it"), change.get_occasion_display()),
            (_("Law it rests on"), change.law or ""),
            (_("Unit"), change.unit),
            (pgettext("change", "Purpose"), change.purpose),
            (_("What it may bring about"), change.consequences),
            (_("What it needs: money, people, equipment"), change.resources),
            (_("Person responsible"), change.responsible),
            (_("Takes effect on"), change.effective_on),
            (_("How it was carried out"), change.outcome),
            (_("Whether it served its purpose"), change.verdict),
        )
    )
    yield Heading(_("What it touches"))
    rows = tuple(
        (place, words_of_kind(e.kind), e.words, e.get_result_display(), e.note, e.settled_by or "", e.settled_on)
        for place, e in enumerate(change.impacts.select_related("settled_by"), 1)
    )
    columns = (
        _("No."),
        _("Kind"),
        _("What is touched"),
        pgettext("impact", "Result"),
        _("What was done, or why nothing"),
        _("Settled by"),
        pgettext("column", "On"),
    )
    yield Table(columns=columns, rows=rows, widths=(5, 13, 26, 12, 24, 13, 11))
    yield Signatures(
        (
            Signer(_("Planned by"), change.created_by, confirmed_at=_moment(change, PlannedChange.submit)),
            Signer(_("Reviewed by"), change.reviewed_by or "", confirmed_at=_moment(change, PlannedChange.close)),
            Signer(_("Approved by"), change.decided_by or "", confirmed_at=_moment(change, PlannedChange.approve)),
        )
    )


def _moment(change, act):
    row = change.history.filter(act__in=named(act)).order_by("-history_id").first()
    return row and row.history_date


SHEET = PrintedForm(
    slug="change",
    title=gettext_lazy("Planned change: plan, what it touches and result"),
    code="BM-QT-HT-01-06",
    blocks=change_sheet,
    landscape=True,
    issued_by=(PlannedChange.approve, PlannedChange.close),
)


def list_of_changes(found, request):
    """A row for each, in the order of their numbers."""
    columns = (
        _("No."),
        _("Change in short"),
        _("Unit"),
        _("What calls for it"),
        pgettext("change", "Purpose"),
        _("Person responsible"),
        _("Takes effect on"),
        _("State"),
        _("Whether it served its purpose"),
    )
    rows = tuple(
        (
            place,
            f"{each.number}\n{each.title}",
            each.unit,
            each.get_occasion_display(),
            each.purpose,
            each.responsible,
            each.effective_on,
            each.get_state_display(),
            each.verdict,
        )
        for place, each in enumerate(sorted(found.rows, key=lambda each: each.number), 1)
    )
    yield Table(columns=columns, rows=rows, widths=(5, 18, 13, 11, 20, 12, 11, 11, 18))
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


LIST = PrintedForm(
    slug="table",
    title=gettext_lazy("List of planned changes"),
    code="BM-QT-HT-01-07",
    blocks=list_of_changes,
    landscape=True,
)
