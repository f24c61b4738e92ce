"""Who proposes, decides, carries out and verifies what is done with a nonconforming output (8.7)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import by_post

from .states import BY_TOP_MANAGEMENT

HEADS = (PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER)
may_reassign = by_post(*HEADS)
may_cancel = by_post(PostKind.QUALITY_MANAGER, PostKind.TOP_MANAGEMENT)
judges = by_post(*HEADS)


@rule(_("Only who answers for the nonconformity, the head of its unit or the quality manager does this."))
def may_propose(output, actor):
    matter = output.nonconformity
    return actor.involves(matter.owner) or any(actor.holds(kind, output.unit) for kind in HEADS)


@rule(_("Top management decides on a recall and on a concession, the head of the unit or the quality manager else."))
def has_authority(output, actor):
    if output.decision in BY_TOP_MANAGEMENT:
        return actor.holds(PostKind.TOP_MANAGEMENT, output.unit)
    return any(actor.holds(kind, output.unit) for kind in (*HEADS, PostKind.TOP_MANAGEMENT))


@rule(_("Somebody other than who proposed it decides."), independence=True)
def is_not_proposer(output, actor):
    return not actor.involves(output.created_by)


@rule(_("Only the person responsible does this."))
def is_responsible(output, actor):
    return actor.involves(output.responsible)


@rule(_("Whoever carries it out does not verify it or give it up."), independence=True)
def did_not_do_it(output, actor):
    return not (actor.involves(output.responsible) or output.was_done_by(actor, output.report_done))


@rule(_("The nonconformity is taken on and not closed."))
def matter_is_open(output, actor):
    return output.nonconformity.takes_outputs()
