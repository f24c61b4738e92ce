"""What must hold before a review is answered."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule

from .states import OPEN_STATES


@rule(_("Only the approver of the effective revision confirms, or who was named instead."))
def is_approver(review, actor):
    return actor.person.pk == review.approver_id


@rule(_("Somebody other than the proposer confirms."), independence=True)
def is_not_proposer(review, actor):
    return not (actor.involves(review.proposed_by) or review.was_done_by(actor, review.propose_keep))


@rule(_("The document has no other open revision."))
def no_open_revision(review, actor):
    return not review.document.has_open_revision()


@rule(_("The document has no other open periodic review."))
def no_other_open_review(review, actor):
    return not review.document.reviews.filter(state__in=OPEN_STATES).exists()
