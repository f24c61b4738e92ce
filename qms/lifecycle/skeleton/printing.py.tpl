"""The list of $names on paper ($clause)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm


def list_of_$slice(found, request):
    """A row for each, in the order of their numbers."""
    shown = sorted(found.rows, key=lambda each: each.number)
    yield Table(
        columns=(_("No."), _("Number"), _("Title"), _("Description"), _("Unit"), _("State")),
        rows=tuple(
            (place, each.number, each.title, each.description, each.unit, each.get_state_display())
            for place, each in enumerate(shown, 1)
        ),
        widths=(5, 12, 25, 30, 16, 12),
    )
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


LIST = PrintedForm(
    slug="table",
    title=gettext_lazy("$Names"),
    blocks=list_of_$slice,
    landscape=True,
)
