"""The office's "Kế hoạch truyền thông" on paper, and one of its rows with all that was told (7.4)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.web.printed.blocks import Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm


def plan_sheet(found, request):
    """A row for each: what, to whom, by whom, which way, how often, when last and next, whose it is."""
    columns = (
        _("No."),
        _("What is told"),
        _("To whom"),
        _("Who tells it"),
        _("By which way"),
        _("Rhythm"),
        _("Told next on"),
        _("Responsible"),
        _("Told last on"),
    )
    shown = sorted(found.rows, key=lambda each: (each.reach, each.number))
    rows = tuple(_row(place, each) for place, each in enumerate(shown, 1))
    yield Table(columns=columns, rows=rows, widths=(5, 24, 16, 14, 16, 12, 11, 18, 11))
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


def _row(place, each):
    return (
        place,
        f"{each.number}\n{each.title}",
        f"{each.audience}\n({each.get_reach_display()})",
        each.teller,
        f"{each.get_channel_display()}\n{each.how}".strip(),
        each.occasion or each.get_rhythm_display(),
        each.next_on,
        f"{each.get_post_display()}\n{each.unit}",
        each.told_on or pgettext("communication", "not told yet"),
    )


PLAN = PrintedForm(
    slug="table",
    title=gettext_lazy("Communication plan"),
    code="BM-QT-HT-02-08",
    blocks=plan_sheet,
    landscape=True,
)
