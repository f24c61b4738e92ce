"""Who writes a decision on roles, who signs it, and while which its duties can be changed (5.3)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import UNIT_KEEPERS, PostKind
from qms.people.rules import by_post

from .states import DecisionState

writes = by_post(*UNIT_KEEPERS)
signs = by_post(PostKind.TOP_MANAGEMENT)
# Whoever writes the decision writes its duties, whichever unit they are given to.
writes_its_decision = by_post(*UNIT_KEEPERS, unit_of=lambda duty: duty.decision.unit)


@rule(_("Whoever wrote the decision does not sign it."), independence=True)
def did_not_write(decision, actor):
    return not (actor.involves(decision.created_by) or decision.was_done_by(actor, decision.submit))


@rule(_("It says who has which duty."))
def gives_duties(decision, actor):
    return decision.duties.lasting().exists()


@rule(_("Its decision is being written."))
def decision_is_written(duty, actor):
    return duty.decision.state == DecisionState.DRAFT


@rule(_("Its decision does not lie with whoever signs it."))
def decision_is_not_being_signed(duty, actor):
    return duty.decision.state != DecisionState.SUBMITTED
