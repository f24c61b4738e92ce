"""Who comments on a revision, who answers, and what stands against its way while comments are open."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from documents.controlled.states import RevisionState
from qms.acts.rules import rule

COMMENTED_ON = (RevisionState.DRAFT, RevisionState.IN_REVIEW)


@rule(_("Whoever is named for the revision comments on it: author, reviewer, approver."))
def takes_part(comment, actor):
    revision = comment.revision
    named = {revision.author_id, revision.approver_id, *revision.roles.reviewing()}
    return actor.person.pk in named or actor.holds("quality_manager", revision.unit)


@rule(_("Only a draft, or what is being reviewed, is commented on."))
def is_not_decided(comment, actor):
    return comment.revision.state in COMMENTED_ON


@rule(_("Only the author does this."))
def is_author(comment, actor):
    return actor.person.pk == comment.revision.author_id


@rule(_("Only whoever made the comment does this."))
def is_its_writer(comment, actor):
    return actor.person.pk == comment.created_by_id


@rule(_("Whoever made the comment settles it, or the quality manager."))
def settles(comment, actor):
    return is_its_writer(comment, actor) or actor.holds("quality_manager", comment.unit)


@rule(_("The revision is a draft: what is submitted is not changed any more."))
def revision_is_draft(comment, actor):
    return comment.revision.is_draft()


@rule(_("The comment suggests other words."))
def suggests(comment, actor):
    return bool(comment.passage and comment.suggestion)


def _how_many(revision):
    count = COUNT_OPEN(revision)
    words = ngettext(
        "{count} comment is open: answer it, take it over or refuse it first.",
        "{count} comments are open: answer them, take them over or refuse them first.",
        count,
    )
    return words.format(count=count)


@rule(_("No comment is open."), particulars=_how_many)
def no_comment_is_open(revision, actor):
    """Asked of a revision: what somebody has said about it is answered before it goes on."""
    return not COUNT_OPEN(revision)


def _which_waits(comment):
    words = gettext("The passage “{passage}” is not in the text just so, or more than once: change it by hand.")
    return words.format(passage=comment.passage[:80])


@rule(_("The passage stands in the text, once."), particulars=_which_waits)
def passage_is_found(comment, actor):
    return comment.new_text() is not None


COUNT_OPEN = None  # told by `handlers.py`: a rule imports no models
