"""What must hold before a review is answered."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.authorities.powers import grants_words
from qms.acts.rules import rule

from .states import OPEN_STATES


@rule(_("Only the approver of the effective revision confirms, or who was named instead."))
def is_approver(review, actor):
    return actor.person.pk == review.approver_id


@rule(_("Somebody other than the proposer confirms."), independence=True)
def is_not_proposer(review, actor):
    return not (actor.involves(review.proposed_by) or review.was_done_by(actor, review.propose_keep))


def _for_whom(review):
    posts = grants_words(review.document.powers().approve)
    return gettext("Whoever confirms could approve the document. By the authority over it that is: {posts}.").format(
        posts=posts
    )


@rule(_("Whoever confirms could approve the document."), particulars=_for_whom)
def may_approve(review, actor):
    return review.document.powers().may("approve", actor.posts, review.unit)


@rule(_("The document has no other open revision."))
def no_open_revision(review, actor):
    return not review.document.has_open_revision()


@rule(_("The document has no other open periodic review."))
def no_other_open_review(review, actor):
    return not review.document.reviews.filter(state__in=OPEN_STATES).exists()
