"""What must hold before an objective is approved, measured, evaluated and closed."""

from django.utils.translation import gettext_lazy as _

from qms.acts.acts import CREATE
from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import by_post

PROPOSERS = (
    PostKind.UNIT_HEAD,
    PostKind.PROCESS_OWNER,
    PostKind.QUALITY_SECRETARY,
    PostKind.QUALITY_MANAGER,
    PostKind.TOP_MANAGEMENT,
)

may_propose = by_post(*PROPOSERS)
may_reassign = by_post(PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER)
judges = by_post(PostKind.QUALITY_MANAGER, PostKind.TOP_MANAGEMENT)
approves = by_post(PostKind.TOP_MANAGEMENT)


@rule(_("Somebody other than the proposer approves."), independence=True)
def is_not_proposer(objective, actor):
    party = actor.involves(objective.created_by) or actor.involves(objective.proposed_by)
    return not (party or objective.was_done_by(actor, CREATE, objective.edit))


@rule(_("Whoever answers for the objective does not approve it."), independence=True)
def owner_does_not_approve(objective, actor):
    return not actor.involves(objective.owner)


@rule(_("Somebody other than the owner says whether the objective is met."), independence=True)
def is_not_owner(objective, actor):
    return not (actor.involves(objective.owner) or objective.was_done_by(actor, objective.record_value))


@rule(_("Only the owner of the objective does this."))
def is_owner(objective, actor):
    return actor.involves(objective.owner)


@rule(_("Only the proposer or the owner does this."))
def is_proposer_or_owner(objective, actor):
    return actor.involves(objective.proposed_by) or actor.involves(objective.owner)


@rule(_("The proposer, the owner or the quality manager does this."))
def may_revise(objective, actor):
    return is_proposer_or_owner(objective, actor) or actor.holds(PostKind.QUALITY_MANAGER, objective.unit)


@rule(_("The owner or the quality manager does this."))
def may_start(objective, actor):
    return is_owner(objective, actor) or actor.holds(PostKind.QUALITY_MANAGER, objective.unit)


@rule(_("The first day of the objective has come."))
def has_begun(objective, actor):
    return objective.has_begun()


@rule(_("The value is computed by the program from the records; nobody types it."))
def is_entered(objective, actor):
    return not objective.course.is_computed()


@rule(_("The value is one that the program computes."))
def is_computed(objective, actor):
    return objective.course.is_computed()


@rule(_("A period has ended whose value is not yet there."))
def a_value_is_missing(objective, actor):
    return bool(objective.course.missing_periods())


@rule(_("A period has ended."))
def a_period_has_ended(objective, actor):
    return bool(objective.course.ended_periods())


@rule(_("The last day of the objective has passed."))
def term_is_over(objective, actor):
    return objective.term_is_over()


@rule(_("Every period has its value."), particulars=lambda objective: objective.course.missing_words())
def every_period_has_its_value(objective, actor):
    return not objective.course.missing_periods()


@rule(
    _("Each value that misses the target is answered by an action or a nonconformity."),
    particulars=lambda objective: objective.course.unanswered_words(),
)
def misses_are_answered(objective, actor):
    return not objective.course.unanswered()


@rule(_("An objective that is not met leads to a nonconformity or an action."))
def failure_is_followed(objective, actor):
    return objective.is_met() or objective.course.is_followed()
