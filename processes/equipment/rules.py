"""Who keeps equipment, who says that it is out of order, and when its upkeep is due (7.1.3)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import UNIT_KEEPERS, PostKind
from qms.people.rules import by_post

OUTSIDERS = (PostKind.ADMINISTRATOR, PostKind.EXTERNAL_AUDITOR)

may_keep = by_post(*UNIT_KEEPERS)


@rule(_("Whoever has it in their care does this, or whoever keeps the equipment of its unit."))
def cares_for_it(asset, actor):
    return actor.involves(asset.keeper) or any(actor.holds(kind, asset.unit) for kind in UNIT_KEEPERS)


@rule(_("Whoever works in the office says that it is out of order."))
def works_here(asset, actor):
    return any(post.kind not in OUTSIDERS for post in actor.posts)


@rule(_("The day of its upkeep has come."))
def upkeep_has_come(asset, actor):
    return asset.is_upkeep_due()
