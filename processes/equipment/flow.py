"""Who is asked when equipment needs its upkeep or is out of order."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import holders_of
from qms.people.posts import PostKind

from .models import Asset


class AssetFlow(Flow):
    """Nobody is asked until an upkeep is due or something is out of order; then whoever has it in their care."""

    record_class = Asset
    begin = this.end
    outside = {
        Asset.ask_upkeep: this.keep_fit,
        Asset.report_broken: this.mend,
        Asset.retire: this.end,
    }

    keep_fit = Act(Asset.record_upkeep).To(this.carer).On(Asset.record_upkeep, this.end)
    mend = Act(Asset.put_back).To(this.carer).On(Asset.put_back, this.end)
    end = End()

    def carer(self, asset):
        if asset.keeper_id:
            return Waiting(person=asset.keeper, unit=asset.unit)
        heads = holders_of(PostKind.UNIT_HEAD, asset.unit)
        return Waiting(post=PostKind.UNIT_HEAD if heads else PostKind.QUALITY_MANAGER, unit=asset.unit)
