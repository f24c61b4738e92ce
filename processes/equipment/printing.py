"""Equipment on paper: the list with its upkeep, and the card of one piece ("Lý lịch thiết bị") (7.1.3)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm


def card(asset, request):
    """What it is, and each upkeep and repair in the order in which they were done."""
    yield Facts(
        (
            (_("Number"), asset.number),
            (pgettext("equipment", "Name"), asset.title),
            (pgettext("equipment", "Kind"), asset.get_kind_display()),
            (_("Inventory number or licence"), asset.inventory_number),
            (pgettext("equipment", "Place"), asset.place),
            (_("Unit that works with it"), asset.unit),
            (_("In whose care"), asset.keeper or ""),
            (_("Provider of its upkeep"), asset.provider or ""),
            (_("In use since"), asset.in_use_since),
            (_("Months from upkeep to upkeep"), asset.every_months or ""),
            (_("Next upkeep"), asset.next_upkeep_on),
        )
    )
    columns = (
        _("No."),
        _("Done on"),
        _("Upkeep or repair"),
        pgettext("equipment", "What was done"),
        _("Who did it"),
        pgettext("equipment", "Proof"),
    )
    rows = tuple(
        (place, row.done_on, row.get_kind_display(), row.words, row.done_by, row.proof)
        for place, row in enumerate(asset.works.all(), 1)
    )
    yield Heading(_("Upkeep and repairs"))
    yield Table(columns=columns, rows=rows, widths=(6, 13, 13, 32, 18, 18))
    yield Signatures((Signer(_("Written by")), Signer(_("Head of the unit"))))


CARD = PrintedForm(
    slug="card",
    title=gettext_lazy("Card of a piece of equipment"),
    code="BM-QT-MS-01-04",
    blocks=card,
    living="It follows a piece of equipment, upkeep by upkeep, until it is used no more.",
)


def list_of_equipment(found, request):
    """A row for each, in the order of their numbers."""
    columns = (
        _("No."),
        pgettext("equipment", "Name"),
        pgettext("equipment", "Kind"),
        _("Inventory number or licence"),
        pgettext("equipment", "Place"),
        _("In whose care"),
        _("Last upkeep"),
        _("Next upkeep"),
        _("State"),
    )
    shown = sorted(found.rows, key=lambda each: each.number)
    rows = tuple(
        (
            place,
            f"{each.number}\n{each.title}",
            each.get_kind_display(),
            each.inventory_number,
            f"{each.place}\n{each.unit}",
            each.keeper or "",
            each.upkept_on,
            each.next_upkeep_on,
            each.get_state_display(),
        )
        for place, each in enumerate(shown, 1)
    )
    yield Table(columns=columns, rows=rows, widths=(5, 20, 14, 13, 20, 14, 11, 11, 12))
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


LIST = PrintedForm(
    slug="table",
    title=gettext_lazy("List of equipment and plan of its upkeep"),
    code="BM-QT-MS-01-03",
    blocks=list_of_equipment,
    landscape=True,
)
