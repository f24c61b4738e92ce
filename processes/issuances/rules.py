"""Who does what with an issuance: three different people, as with each of its documents."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import by_post

KEEPERS = (PostKind.DOCUMENT_CONTROLLER, PostKind.QUALITY_SECRETARY, PostKind.QUALITY_MANAGER)
keeps_documents = by_post(*KEEPERS)
controls_documents = by_post(PostKind.DOCUMENT_CONTROLLER)


@rule(_("Only the author does this."))
def is_author(issuance, actor):
    return actor.person == issuance.author


@rule(_("Somebody other than the author does this."), independence=True)
def is_not_author(issuance, actor):
    return not actor.involves(issuance.author)


@rule(_("Only the named reviewer does this."))
def is_reviewer(issuance, actor):
    return actor.person == issuance.reviewer


@rule(_("Only the named approver approves."))
def is_approver(issuance, actor):
    return actor.person == issuance.approver


@rule(_("Whoever reviews does not approve."), independence=True)
def has_not_reviewed(issuance, actor):
    return not actor.involves(issuance.reviewer)


@rule(_("Only the reviewer or the approver does this."))
def is_reviewer_or_approver(issuance, actor):
    return actor.person in (issuance.reviewer, issuance.approver)


@rule(_("Only the author or the quality manager does this."))
def is_author_or_quality_manager(issuance, actor):
    return actor.person == issuance.author or actor.holds(PostKind.QUALITY_MANAGER, issuance.unit)


is_quality_manager = by_post(PostKind.QUALITY_MANAGER)


def refuse_one_in_two_roles(author, reviewer, approver):
    """Who writes, reviews and approves are three. Raises ValidationError."""
    if len({author.pk, reviewer.pk, approver.pk}) < 3:
        raise ValidationError({"approver": [gettext("Author, reviewer and approver are three different people.")]})


@rule(_("The number of the decision is given."))
def has_decision(issuance, actor):
    return bool(issuance.decision.strip())


@rule(_("At least one procedure is not left out."))
def issues_something(issuance, actor):
    return issuance.items.filter(left_out=False).exists()


@rule(_("The list is the one that was submitted."))
def list_unchanged(issuance, actor):
    return issuance.digest == issuance.digest_now()


def _with_which(revision):
    return gettext("It is issued together with others: this is done for all of them at {issuance}.").format(
        issuance=revision.issued_with or ""
    )


@rule(_("A document of an issuance moves with the others."), particulars=_with_which)
def moves_with_the_others(revision, actor):
    """Asked of a revision: nothing of an issuance is reviewed or approved by itself, past the digest of the list."""
    return getattr(revision, "moved_together", False) or not revision_is_led(revision)


def revision_is_led(revision):
    """Whether an issuance that is not decided yet has this revision; asked once of each that was read."""
    if "issued_with" not in revision.__dict__:
        revision.issued_with = LED_BY(revision)
    return bool(revision.issued_with)


LED_BY = None  # told by `handlers.py`: a rule imports no models
