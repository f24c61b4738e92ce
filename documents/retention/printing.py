"""The minute "Biên bản hủy hồ sơ": which records ended, by whose word, before whom (7.5.3)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.ledger.now import now
from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table, Text
from qms.web.printed.forms import PrintedForm
from qms.web.printed.heads import letter_head

from .models import Disposal
from .states import DisposalState


def minute(disposal, request):
    """What ended and how; a row for each record."""
    rows = tuple(
        (place, each.record_number, each.over_on, each.files)
        for place, each in enumerate(disposal.items.order_by("pk"), 1)
    )
    yield Facts(
        (
            (_("Records"), f"{disposal.series.number} {disposal.series.title}"),
            (_("Records outside the program"), disposal.described),
            (_("Period of keeping"), disposal.period_told),
            (_("Ground of the period"), disposal.basis_told),
            (_("Proposed by"), disposal.proposed_by),
            (_("Approved by"), disposal.approved_by),
            (_("What became of them"), disposal.series.get_ending_display()),
            (_("How it was done"), disposal.how),
        )
    )
    if rows:
        yield Heading(_("List of the records"))
        columns = (_("No."), _("Number"), _("Over since"), _("Files"))
        yield Table(columns=columns, rows=rows, widths=(8, 52, 25, 15))
    yield Text(disposal.witnesses, label=_("Present:"))
    yield Text(_("In the system the numbers, the history and the digests of these records stay."), style="slanted")
    yield Signatures(
        (
            Signer(_("Carried out by"), request.user if request else "", confirmed_at=None),
            Signer(_("Witness")),
            Signer(_("Approved by"), disposal.approved_by, confirmed_at=approved_at(disposal)),
        )
    )


def approved_at(disposal):
    """When it was approved in the system."""
    row = disposal.done(Disposal.approve).order_by("-history_id").first()
    return row.history_date if row else now()


MINUTE = PrintedForm(
    slug="minute",
    title=gettext_lazy("Minute of the end of records"),
    about=gettext_lazy("On the destruction or handing over of records whose time is over"),
    blocks=minute,
    head=letter_head,
    applies=lambda disposal: disposal.state == DisposalState.DISPOSED,
    issued_by=(Disposal.dispose,),
)
