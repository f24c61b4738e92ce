"""An issuance: many revisions that one person writes, one reviews, one approves by the digest of their list (7.5.2)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import DocumentRevision
from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.chain import sha256
from qms.ledger.now import today
from qms.lifecycle.flows import reopen
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of

from ..published.models import PublishedList
from . import rules
from .members import Members
from .parts import Item
from .states import IssuanceState

__all__ = ["Issuance", "Item"]

S = IssuanceState
SERIES = "DB"
PERSON: dict[str, Any] = {"on_delete": models.PROTECT, "related_name": "+"}


class Issuance(MovingRecord):
    """Procedures made from a published list and issued under one decision, each still a revision of its own."""

    published_list = models.ForeignKey(
        PublishedList, models.PROTECT, verbose_name=_("published list of procedures"), related_name="issuances"
    )
    decision = models.CharField(_("issuing decision"), max_length=120, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("author"), **PERSON)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("reviewer"), **PERSON)
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("approver"), **PERSON)
    digest = models.CharField(_("digest of the list"), max_length=64, blank=True, editable=False)
    state = StateField(IssuanceState, S.DRAFT)

    who_creates = (rules.keeps_documents,)
    belongs_to = ("published_list",)
    reads_with = ("unit", "author", "reviewer", "approver", "published_list")
    parts = ("items",)

    class Meta(MovingRecord.Meta):
        verbose_name = _("issuance of procedures")
        verbose_name_plural = _("issuances of procedures")

    # ── Creation: what is made stands in `drafts.py`, and is made by `handlers.py`

    @classmethod
    def begin(cls, *, actor, published_list, reviewer, approver, decision="", codes=(), which=""):
        rules.refuse_one_in_two_roles(actor.person, reviewer, approver)
        year = str(today().year)
        issuance = cls(
            number=f"{SERIES}-{year}-{next_number(SERIES, year):03d}",
            unit=administration_of(actor.person),
            published_list=published_list,
            decision=decision.strip(),
            author=actor.person,
            reviewer=reviewer,
            approver=approver,
        )
        issuance.asked_for = (list(codes), which)
        return issuance

    @classmethod
    def also_visible_to(cls, user):
        return Q(author=user) | Q(reviewer=user) | Q(approver=user)

    # ── Acts, in the order of the work

    @act(
        _("Edit"),
        [S.DRAFT],
        SAME,
        who=[rules.is_author],
        follows=_("The number of the decision is written into every document when the list is submitted."),
    )
    def edit(self, *, actor, decision=None):
        """Give the number of the decision that will issue them."""
        self.decision = self.decision if decision is None else decision.strip()

    @act(
        _("Fill in the table"),
        [S.DRAFT],
        SAME,
        who=[rules.is_author],
        follows=_("What is right is saved in each procedure; what is wrong keeps its place with a sentence."),
    )
    def fill(self, *, actor, rows):
        """Bring rows of the table into the drafts: {line: what its definition says otherwise}."""
        self.members.define(actor, rows)

    @act(
        _("Leave a procedure out"),
        [S.DRAFT],
        SAME,
        who=[rules.is_author],
        reason=True,
        follows=_("Its draft is cancelled; the others go on."),
    )
    def leave_out(self, *, actor, line):
        """This one is not issued with the others."""
        self.members.leave_out(actor, line)

    @act(
        _("Submit for review"),
        [S.DRAFT],
        S.IN_REVIEW,
        who=[rules.is_author],
        rules=[rules.has_decision, rules.issues_something],
        follows=_("The content of every document is frozen, and the list of their digests with it."),
    )
    def submit(self, *, actor):
        """Hand all of them to the reviewer; the list is frozen by its digest."""
        self.members.submit(actor)
        self.digest = self.digest_now()

    @act(
        _("Pull back"),
        [S.IN_REVIEW, S.REVIEWED],
        S.DRAFT,
        who=[rules.is_author],
        reason=True,
        follows=_("All of them are drafts again."),
    )
    def pull_back(self, *, actor):
        """The author takes the submission back."""
        self.members.move(DocumentRevision.pull_back, actor)

    @act(
        _("Return for change"),
        [S.IN_REVIEW, S.REVIEWED],
        S.DRAFT,
        who=[rules.is_reviewer_or_approver],
        reason=True,
        follows=_("All of them are drafts again, and the author is asked."),
    )
    def return_for_change(self, *, actor):
        """Something of the list must change."""
        self.members.move(DocumentRevision.return_for_change, actor)

    @act(
        _("Endorse all"),
        [S.IN_REVIEW],
        S.REVIEWED,
        who=[rules.is_reviewer, rules.is_not_author],
        rules=[rules.list_unchanged],
        sign=True,
        follows=_("Every document counts as endorsed by you, under the digest of the list; the approver is asked."),
    )
    def endorse(self, *, actor):
        """The reviewer agrees with every document of the list."""
        self.members.move(DocumentRevision.endorse, actor)

    @act(
        _("Approve all"),
        [S.REVIEWED],
        S.APPROVED,
        who=[rules.is_approver, rules.is_not_author, rules.has_not_reviewed],
        rules=[rules.list_unchanged],
        sign=True,
        follows=_("One signature over the digest of the list; each document is approved as a revision of its own."),
    )
    def approve(self, *, actor):
        """The approver agrees with the list; whoever could not approve each of them can't approve the list."""
        self.members.move(DocumentRevision.approve, actor)

    @act(
        _("Release all"),
        [S.APPROVED],
        S.ISSUED,
        who=[rules.controls_documents],
        follows=_("Every document comes into force today under the decision; earlier revisions are superseded."),
    )
    def release(self, *, actor):
        """They come into force together."""
        self.members.move(DocumentRevision.release, actor)

    @act(_("End"), [S.APPROVED], S.ISSUED, who=[only_as_part])
    def end(self, *, actor):
        """The last of them came into force by itself."""

    @act(
        _("Cancel"),
        [S.DRAFT, S.IN_REVIEW, S.REVIEWED],
        S.CANCELLED,
        who=[rules.is_author_or_quality_manager],
        reason=True,
        follows=_("Every draft of it is given up; all stay on record."),
    )
    def cancel(self, *, actor):
        """Nothing of it is issued."""
        self.members.move(DocumentRevision.cancel, actor)

    @act(
        _("Name other persons"),
        [S.DRAFT, S.IN_REVIEW, S.REVIEWED],
        SAME,
        who=[rules.is_quality_manager],
        reason=True,
        follows=_("The persons newly named are asked instead, for every document; no rule is loosened."),
    )
    def reassign(self, *, actor, author=None, reviewer=None, approver=None):
        """Change the author, reviewer or approver, so that nothing stands still because somebody left."""
        self.members.name(actor, author, reviewer, approver)
        moves = {S.DRAFT: Issuance.submit, S.IN_REVIEW: Issuance.endorse, S.REVIEWED: Issuance.approve}
        reopen(self, moves[self.state])

    # ── Collaborators and questions

    members = cached_property(Members)

    def title_text(self):
        decision = self.decision or _("no decision yet")
        return f"{decision} ({self.published_list.number})"

    title_text.short_description = _("issuance")

    def count(self):
        """How many procedures it issues."""
        return self.items.filter(left_out=False).count()

    count.short_description = _("procedures")

    def signed_content(self):
        """The list that is signed: every document with the digest of its content, in order."""
        rows = self.items.filter(left_out=False).order_by("position")
        return "\n".join(
            f"{number} {digest}" for number, digest in rows.values_list("revision__number", "content_sha256")
        )

    def digest_now(self):
        """SHA-256 of the list as it is now; the signature of endorsing and approving is the same number."""
        return sha256(self.signed_content())
