"""A piece of equipment as its page shows it: its upkeep and repairs, the newest first."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qms.web.tables import Table


def asset_context(asset, request):
    """Each upkeep and repair with its proof."""
    heads = [
        _("Done on"),
        _("Upkeep or repair"),
        pgettext("equipment", "What was done"),
        _("Who did it"),
        pgettext("equipment", "Proof"),
    ]
    rows = [
        [row.done_on, row.get_kind_display(), row.words, row.done_by, row.proof]
        for row in sorted(asset.works.all(), key=lambda row: -row.pk)
    ]
    return {"works": Table.of(heads, rows)}
