"""What must hold before a review moves; each rule says so in a sentence."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind


@rule(
    _("Every input of 9.3.2 is gathered, or named as missing with its owner's reason."),
    particulars=lambda review: review.words_of_gaps(),
)
def inputs_are_complete(review, actor):
    return not review.gaps()


@rule(_("Only the owner of an input, or those who keep the system, write to it."))
def owns_an_input(review, actor):
    kinds = (PostKind.QUALITY_MANAGER, PostKind.QUALITY_SECRETARY)
    return any(actor.holds(kind, review.unit) for kind in kinds) or review.has_input_of(actor.person)


@rule(_("There is at least one decision, or the minutes say why none was needed."))
def has_outputs(review, actor):
    return bool(review.no_decision_needed) or review.decisions.exists()


@rule(_("The minutes are written."))
def has_minutes(review, actor):
    return bool(review.minutes.strip())


@rule(
    _("The action of every decision is accepted or cancelled."),
    particulars=lambda review: review.words_of_open_actions(),
)
def decisions_are_settled(review, actor):
    return not review.unsettled_actions().exists()
