"""Who keeps the communication plan, who tells, and when something is to be told (7.4)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import UNIT_KEEPERS
from qms.people.rules import by_post

may_keep = by_post(*UNIT_KEEPERS)


@rule(_("Whoever is responsible for it tells it, or whoever keeps the plan in its unit."))
def tells(record, actor):
    return any(actor.holds(kind, record.unit) for kind in (record.post, *UNIT_KEEPERS))


@rule(_("The day on which it is to be told has come near."))
def day_has_come(record, actor):
    return record.is_to_be_told()
