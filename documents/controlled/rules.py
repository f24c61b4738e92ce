"""What must hold before a revision moves; each rule says so in a sentence."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.authorities.powers import grants_words
from qms.acts.acts import CREATE
from qms.acts.rules import Rule, rule
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
    apart = revision.author_id not in {*names, revision.approver_id} or revision.is_exempt(
        is_not_author, revision.author
    )
    return bool(revision.approver_id and names) and apart


@rule(_("As many of the named reviewers as must have endorsed."))
def all_reviewers_endorsed(revision, actor):
    return revision.roles.is_endorsed_enough()


def _whose_turn(revision):
    names = ", ".join(map(str, revision.roles.asked_now()))
    return gettext("The reviewers endorse one after another; now it is the turn of {names}.").format(names=names or "–")


@rule(_("The reviewers endorse one after another."), particulars=_whose_turn)
def is_their_turn(revision, actor):
    return not revision.roles.powers.in_order or actor.person in revision.roles.asked_now()


# ── Authority (5.3): which posts may review, approve and release


@dataclass(frozen=True)
class AuthorityRule(Rule):
    """A rule that asks for one of the posts to which the authority over the document gives a role."""

    role: str = ""

    def told_of(self, record):
        """The sentence names the posts; the first of them says whom the refusal means."""
        posts = grants_words(getattr(record.roles.powers, self.role))
        said = gettext("By the authority over this kind of document this is for: {posts}.").format(posts=posts)
        return replace(self, sentence=said)

    def who(self, record):
        """The names of those who hold one of the posts today."""
        return record.roles.holders(self.role)


def by_authority(name, role, sentence):
    """The rule that the actor has the authority for this role."""
    return AuthorityRule(name, sentence, lambda revision, actor: revision.roles.may(role, actor), role=role)


may_review = by_authority("may_review", "review", _("Your posts may not review this document."))
may_approve = by_authority("may_approve", "approve", _("Your posts may not approve this document."))
may_release = by_authority("may_release", "release", _("Your posts may not release this document."))


def _who_lacks(revision):
    return " ".join(revision.roles.named_without_authority().values())


@rule(_("Everybody named holds a post that may do it."), particulars=_who_lacks)
def named_have_authority(revision, actor):
    return not revision.roles.named_without_authority()


def _how_many(revision):
    return gettext("{count} reviewers must endorse: name at least as many.").format(count=revision.roles.powers.quorum)


@rule(_("As many reviewers are named as must endorse."), particulars=_how_many)
def enough_reviewers(revision, actor):
    return len(revision.roles.reviewing()) >= revision.roles.powers.quorum


@rule(
    _("Whoever approved it had the authority for it on that day: else cancel it, and have the next approved rightly.")
)
def approved_with_authority(revision, actor):
    return revision.roles.was_approved_with_authority()


@rule(_("It has waited longer than its authority allows."))
def waited_too_long(revision, actor):
    return revision.lapses_on is not None and revision.lapses_on < today()


@rule(_("The content is the one that was submitted."))
def content_unchanged(revision, actor):
    return revision.content_sha256 == revision.content_digest()


@rule(_("The in-force date is reached."))
def in_force_date_reached(revision, actor):
    return revision.in_force_on is None or revision.in_force_on <= today()


@rule(_("The document has no other open revision."))
def no_other_open_revision(revision, actor):
    return not revision.document.has_open_revision()
