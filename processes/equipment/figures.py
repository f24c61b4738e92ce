"""Figures of equipment: whether it is kept fit in time, and what is out of order (7.1.3, 9.3.2 d)."""

from django.utils.translation import gettext_lazy as _

from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from .models import Asset
from .states import AssetState

EQUIPMENT_UPKEPT = declare(
    Figure(
        name="equipment_upkept",
        review_input="d",
        question=_("Is the equipment kept fit in time?"),
        label=_("Equipment whose upkeep is done"),
        formula=_("What works and whose day of upkeep has not come, of all that is used and has a rhythm of upkeep."),
        measure=Measure.PERCENT,
        model=Asset,
        counted=lambda rows, period: rows.with_upkeep(),
        hits=lambda rows, period: rows.upkept(),
        hit_words=_("upkeep done"),
        rest_words=_("upkeep due, or out of order"),
        clause="7.1.3",
        only_now=True,
    )
)
EQUIPMENT_OUT_OF_ORDER = declare(
    Figure(
        name="equipment_out_of_order",
        review_input="d",
        question=_("What can't be worked with today?"),
        label=_("Equipment and software out of order"),
        formula=_("Equipment, software and premises reported as out of order and not put back yet."),
        measure=Measure.COUNT,
        model=Asset,
        counted=lambda rows, period: rows.filter(state=AssetState.OUT_OF_ORDER),
        clause="7.1.3",
        only_now=True,
    )
)
