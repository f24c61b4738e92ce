"""What falls due by itself: the upkeep of equipment."""

from documents.record_series.kinds import keeps
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import perform
from qms.people.models import system_person

from .models import Asset
from .states import AssetState

keeps(Asset, (AssetState.RETIRED,))


@each_pass("ask_for_upkeep")
def ask_for_upkeep(now):
    """Ask for each upkeep whose day has come; a day on which the machine was off loses nothing."""
    due = list(Asset.objects.to_be_asked().order_by("pk"))
    return do_each(due, lambda asset: perform(asset.ask_upkeep, by=system_person()))
