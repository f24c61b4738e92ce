"""Who plans, decides, carries out and reviews a change (6.3, 8.5.6)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import UNIT_KEEPERS, PostKind
from qms.people.rules import by_post

DECIDERS = (PostKind.TOP_MANAGEMENT, PostKind.QUALITY_MANAGER)

plans = by_post(*UNIT_KEEPERS)
decides = by_post(*DECIDERS)
reviews = by_post(PostKind.QUALITY_MANAGER, PostKind.TOP_MANAGEMENT)


@rule(_("Somebody other than who planned it decides."), independence=True)
def did_not_plan(change, actor):
    return not (actor.involves(change.created_by) or change.was_done_by(actor, change.submit))


@rule(_("Only the person responsible does this."))
def is_responsible(change, actor):
    return actor.involves(change.responsible)


@rule(_("Only the person responsible or who keeps the unit's part of the quality system does this."))
def carries(change, actor):
    return actor.involves(change.responsible) or any(actor.holds(kind, change.unit) for kind in UNIT_KEEPERS)


@rule(_("Whoever carried it out does not review it."), independence=True)
def did_not_carry(change, actor):
    return not (actor.involves(change.responsible) or change.was_done_by(actor, change.report_done))


@rule(_("It says what it touches."))
def touches_something(change, actor):
    return change.impacts.exists()


def _open(change):
    return "; ".join(map(str, change.open_impacts()))


@rule(_("Everything that it touches is settled."), particulars=_open)
def all_is_settled(change, actor):
    return not change.open_impacts()
