"""The face of the ends of records."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.web.tables import Table

from .forms import DisposeForm
from .models import Disposal
from .printing import MINUTE

SHOWN = 500


def disposal_context(disposal, request):
    """The records that end."""
    heads = [_("Number"), _("Over since"), _("Files")]
    rows = [[each.record_number, each.over_on, each.files] for each in disposal.items.order_by("pk")[:SHOWN]]
    held = disposal.held_now() if disposal.is_open() and not disposal.is_past else []
    return {"items": Table.of(heads, rows), "held": held}


DISPOSALS = register(
    RecordType(
        model=Disposal,
        collection="disposals",
        clauses=("7.5.3",),
        purpose=_("Records whose term is over: destroyed or handed to the archive, by two persons and with minutes."),
        way=None,
        reached_through="the list of records",
        in_pack=InPack(),
        columns=("title_text", "count", "state", "proposed_by", "approved_by", "disposed_on"),
        forms={Disposal.dispose: DisposeForm},
        template="retention/record.html",
        context=disposal_context,
        printed_forms=(MINUTE,),
    )
)
