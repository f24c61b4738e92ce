"""What must hold before a risk is identified, assessed, treated, monitored or closed."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import PostRule, by_post, own_unit

from .states import RiskKind

OUTSIDERS = (PostKind.ADMINISTRATOR, PostKind.EXTERNAL_AUDITOR)
STAFF = tuple(kind for kind in PostKind if kind not in OUTSIDERS)

may_reassign = by_post(PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER)
CLOSERS = (PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER)
OWNER_OR_HEAD = _("Only its owner or the head of its unit does this.")


@rule(_("Risks and opportunities of a unit are identified by people with a post in it or above it."))
def works_there(risk, actor):
    return any(actor.holds(kind, risk.unit) for kind in STAFF)


@rule(_("Only whoever identified it, its owner or the head of its unit does this."))
def may_edit(risk, actor):
    return actor.involves(risk.created_by) or answers_for_it(risk, actor)


@rule(OWNER_OR_HEAD)
def answers_for_it(risk, actor):
    return actor.involves(risk.owner) or actor.holds(PostKind.UNIT_HEAD, risk.unit)


high_only_by_top_management = PostRule(
    "high_only_by_top_management",
    _("What is high is accepted as it is, or closed, by top management only."),
    lambda risk, actor: not risk.stands_high() or actor.holds(PostKind.TOP_MANAGEMENT, risk.unit),
    post=PostKind.TOP_MANAGEMENT,
    unit_of=own_unit,
)


@rule(OWNER_OR_HEAD)
def others_by_whoever_answers(risk, actor):
    return risk.stands_high() or answers_for_it(risk, actor)


@rule(_("What is not high is closed by the head of its unit or the quality manager."))
def others_by_head_or_quality_manager(risk, actor):
    return risk.stands_high() or any(actor.holds(kind, risk.unit) for kind in CLOSERS)


@rule(_("Every action that came from it is accepted or cancelled."))
def actions_are_settled(risk, actor):
    return not risk.unsettled_actions().exists()


@rule(_("At least one action of this treatment is accepted."))
def treatment_has_borne_fruit(risk, actor):
    return risk.is_accepted_as_it_is() or risk.has_accepted_treatment()


@rule(_("Only a risk comes true; an opportunity is taken by its treatment."))
def may_come_true(risk, actor):
    return risk.kind == RiskKind.RISK


@rule(_("The day of its review has come, and nobody is asked yet."))
def review_has_come(risk, actor):
    return risk.is_review_due() and risk.review_asked_on is None
