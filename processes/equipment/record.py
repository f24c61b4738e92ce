"""The face of equipment."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import EditForm, NewAsset, WorkForm
from .models import Asset
from .page import asset_context
from .printing import CARD

EQUIPMENT = register(
    RecordType(
        model=Asset,
        collection="equipment",
        clauses=("7.1.3", "7.1.4"),
        purpose=_("What the one-stop works with, things and software: in whose care, kept fit in time, out of order."),
        way=Way(_("Equipment and software"), "device-floppy", 126),
        in_pack=InPack(),
        columns=("title_text", "kind", "place", "unit", "keeper", "state", "next_upkeep_on"),
        filters=("kind", "keeper", "in_use"),
        create_form=NewAsset,
        forms={Asset.edit: EditForm, Asset.record_upkeep: WorkForm, Asset.put_back: WorkForm},
        template="equipment/record.html",
        context=asset_context,
        printed_forms=(CARD,),
    )
)
