"""What must hold before a revision moves; each rule says so in a sentence."""

from django.utils.translation import gettext_lazy as _

from qms.acts.acts import CREATE
from qms.acts.rules import rule
from qms.ledger.now import today


@rule(_("Only the author does this."))
def is_author(revision, actor):
    return actor.person == revision.author


@rule(_("Somebody other than the author does this."), independence=True)
def is_not_author(revision, actor):
    return not (actor.involves(revision.author) or revision.was_done_by(actor, CREATE))


@rule(_("Only a named reviewer endorses."))
def is_reviewer(revision, actor):
    return revision.roles.is_reviewer(actor.person)


@rule(_("A reviewer endorses once in each round."))
def has_not_endorsed(revision, actor):
    return not revision.roles.is_endorsed_by(actor.person)


@rule(_("Only the named approver approves."))
def is_approver(revision, actor):
    return actor.person == revision.approver


@rule(_("Whoever reviews does not approve."), independence=True)
def has_not_reviewed(revision, actor):
    return not any(actor.involves(each.person) for each in revision.roles.reviewers)


@rule(_("Only a named reviewer or the approver does this."))
def is_reviewer_or_approver(revision, actor):
    return actor.person == revision.approver or revision.roles.is_reviewer(actor.person)


@rule(_("Only the author or the quality manager does this."))
def is_author_or_quality_manager(revision, actor):
    return actor.person == revision.author or actor.holds("quality_manager", revision.unit)


@rule(_("The revision has content: a text or an attached file."))
def has_content(revision, actor):
    return revision.has_content()


@rule(_("From the second revision on, the change is summed up."))
def has_change_summary(revision, actor):
    return bool(revision.change_summary.strip()) or revision.is_first()


@rule(_("At least one reviewer and an approver are named, none of them the author."))
def has_reviewers_and_approver(revision, actor):
    names = revision.roles.reviewing()
    return bool(revision.approver_id and names) and revision.author_id not in {*names, revision.approver_id}


@rule(_("Every named reviewer has endorsed."))
def all_reviewers_endorsed(revision, actor):
    return revision.roles.is_endorsed_by_all()


@rule(_("The content is the one that was submitted."))
def content_unchanged(revision, actor):
    return revision.content_sha256 == revision.content_digest()


@rule(_("The in-force date is reached."))
def in_force_date_reached(revision, actor):
    return revision.in_force_on is None or revision.in_force_on <= today()


@rule(_("The document has no other open revision."))
def no_other_open_revision(revision, actor):
    return not revision.document.has_open_revision()
