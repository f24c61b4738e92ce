"""The revision of a document: its fields and its arrows (7.5.2, 7.5.3)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.attachments import attach, attachments_of, files_read
from qms.ledger.now import now, today
from qms.lifecycle.door import follow_each
from qms.lifecycle.flows import reopen
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.people.posts import PostKind
from qms.people.rules import by_post

from . import rules
from .contents import digest_of, frozen_text
from .document import DRAFTERS, Document
from .roles import Roles
from .states import OPEN_STATES, RevisionState
from .text import clean_html

S = RevisionState
TAKEN_OVER = _("%(set)s (taken over on %(really)s)")


class DocumentRevision(MovingRecord):
    """One revision of a document, from draft to effective and past (7.5.2)."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="revisions")
    issue = models.PositiveSmallIntegerField(_("issue"))
    amendment = models.PositiveSmallIntegerField(_("amendment"))
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text"), blank=True)
    change_summary = models.TextField(_("what changes"), blank=True)
    decision = models.CharField(_("issuing decision"), max_length=120, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("author"), on_delete=models.PROTECT, related_name="+"
    )
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approver"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    round = models.PositiveSmallIntegerField(_("round"), default=0, editable=False)
    content_sha256 = models.CharField(_("digest of the content"), max_length=64, blank=True, editable=False)
    taken_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("taken over by"),
        null=True,
        related_name="+",
        editable=False,
    )
    file_words = models.TextField(_("words of the file"), blank=True, editable=False)
    in_force_on = models.DateField(_("in force on"), null=True, blank=True)
    effective_at = models.DateTimeField(_("effective since"), null=True, editable=False)
    ended_at = models.DateTimeField(_("effective until"), null=True, editable=False)
    state = StateField(RevisionState, S.DRAFT)

    who_creates = (by_post(*DRAFTERS),)
    needs_to_create = (rules.no_other_open_revision,)
    reads_with = ("unit", "document", "author", "approver", "taken_over_by")
    parts = ("reviewers", "readers")
    given_inside = {"create": ("issue", "amendment", "asked_together")}
    asked_together = False  # while it is created: whoever acts is asked once for many, elsewhere

    class Meta(MovingRecord.Meta):
        verbose_name = _("document revision")
        verbose_name_plural = _("document revisions")
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(state=S.EFFECTIVE), name="one_effective_revision_per_document"
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(state__in=OPEN_STATES),
                name="one_open_revision_per_document",
            ),
        ]

    @classmethod
    def locked_with(cls, key):
        """Itself and the effective revision of its document, which a release supersedes."""
        of_document = cls._base_manager.filter(pk=key).values("document")
        return Q(pk=key) | Q(state=S.EFFECTIVE, document__in=of_document)

    # ── Creation

    @classmethod
    def begin(cls, *, actor, document, larger=False, issue=None, amendment=0, **values):
        if issue is None:
            issue, amendment = document.next_label(larger)
        return cls(
            document=document,
            unit=document.unit,
            number=f"{document.number}/{issue:02d}-{amendment:02d}/{document.revisions.count() + 1}",
            issue=issue,
            amendment=amendment,
            author=actor.person,
            **cls._cleaned(values) | {"title": values.get("title") or document.title},
        )

    def after_creation(self, *, actor, reviewers=(), readers=(), file=None, asked_together=False, **values):
        self.asked_together = asked_together
        self.roles.name(reviewers, readers)
        if file:
            attach(self, file, purpose="content")

    # ── Acts, in the order of the work

    PLAIN = ("title", "text", "change_summary", "decision", "approver")

    @classmethod
    def _cleaned(cls, values):
        """The plain values of a form; the text without anything that runs."""
        given = {key: value for key, value in values.items() if key in cls.PLAIN}
        return given | ({"text": clean_html(given["text"])} if "text" in given else {})

    @act(_("Edit"), [S.DRAFT], SAME, who=[rules.is_author], follows=_("The draft is saved."))
    def edit(self, *, actor, reviewers=None, readers=None, file=None, **values):
        """Change the draft."""
        for key, value in self._cleaned(values).items():
            setattr(self, key, value)
        self.roles.name(reviewers, readers)
        if file:
            attach(self, file, purpose="content")

    @act(
        _("Submit for review"),
        [S.DRAFT],
        S.IN_REVIEW,
        who=[rules.is_author],
        rules=[rules.has_content, rules.has_change_summary, rules.has_reviewers_and_approver],
        follows=_("The content is frozen and the reviewers are asked."),
    )
    def submit(self, *, actor):
        """Hand the draft to its reviewers; its content is frozen by its hash."""
        self.round += 1
        self.content_sha256 = self.content_digest()

    @act(
        _("Endorse"),
        [S.IN_REVIEW],
        SAME,
        who=[rules.is_reviewer, rules.is_not_author, rules.has_not_endorsed],
        sign=True,
        follows=_("When all reviewers have endorsed, the approver is asked."),
    )
    def endorse(self, *, actor):
        """A reviewer agrees with this content in this round."""
        self.roles.endorse(actor.person)

    @act(
        _("Pull back"),
        [S.IN_REVIEW],
        S.DRAFT,
        who=[rules.is_author],
        reason=True,
        follows=_("The revision is a draft again; endorsements of this round lapse."),
    )
    def pull_back(self, *, actor):
        """The author takes the submission back."""

    @act(
        _("Return for change"),
        [S.IN_REVIEW],
        S.DRAFT,
        who=[rules.is_reviewer_or_approver],
        reason=True,
        follows=_("The author is asked to change the draft; endorsements of this round lapse."),
    )
    def return_for_change(self, *, actor):
        """A reviewer or the approver asks for a change."""

    @act(
        _("Approve"),
        [S.IN_REVIEW],
        S.APPROVED,
        who=[rules.is_approver, rules.is_not_author, rules.has_not_reviewed],
        rules=[rules.all_reviewers_endorsed, rules.content_unchanged],
        sign=True,
        follows=_("The document controller is asked to release it."),
    )
    def approve(self, *, actor):
        """The approver agrees that this content becomes effective (7.5.2 c)."""

    @act(
        _("Set the in-force date"),
        [S.APPROVED],
        SAME,
        who=[by_post(PostKind.DOCUMENT_CONTROLLER)],
        follows=_("On that day the program releases the revision by itself."),
    )
    def schedule(self, *, actor, in_force_on):
        """Say on which day the approved revision becomes effective."""
        if in_force_on < today():
            raise ValidationError({"in_force_on": _("Choose today or a later day; nothing is in force backwards.")})
        self.in_force_on = in_force_on

    @act(
        _("Release"),
        [S.APPROVED],
        S.EFFECTIVE,
        who=[by_post(PostKind.DOCUMENT_CONTROLLER)],
        rules=[rules.in_force_date_reached],
        clock=True,
        follows=_("The earlier revision is superseded in the same moment, and those concerned are asked to read it."),
    )
    def release(self, *, actor, in_force_on=None):
        """Make the revision effective; the one before is superseded in the same transaction (7.5.3.1).

        Only a day that was set beforehand may have passed by then: the clock stood still, and both days are told.
        """
        reason = _("Superseded by %(label)s.") % {"label": self.label()}
        follow_each(self.beside, DocumentRevision.supersede, actor=actor, reason=reason)
        self._refuse_day(in_force_on or self.in_force_on or today())
        self.in_force_on = in_force_on or self.in_force_on or today()
        self.effective_at = now()
        self.document.come_into_force(self)

    @act(_("Take over"), [S.DRAFT], S.EFFECTIVE, who=[only_as_part])
    def take_over(self, *, actor, in_force_on, file_words=""):
        """It is in force since a day before this system, by its decision; who took it over approved nothing."""
        if not (self.is_first() and self.decision.strip() and self.has_content()):
            raise ValidationError(_("Only a document's first revision is taken over, with its file and its decision."))
        self.taken_over_by, self.file_words = actor.person, file_words
        self.in_force_on, self.effective_at = in_force_on, now()
        self.content_sha256 = self.content_digest()
        self.document.come_into_force(self)

    @act(_("Supersede"), [S.EFFECTIVE], S.SUPERSEDED, who=[only_as_part])
    def supersede(self, *, actor):
        """End this revision because the next is effective; happens only as part of its release."""
        self.ended_at = now()

    @act(
        _("Withdraw"),
        [S.EFFECTIVE],
        S.WITHDRAWN,
        who=[by_post(PostKind.QUALITY_MANAGER)],
        reason=True,
        follows=_("Nothing new starts from this document any more."),
    )
    def withdraw(self, *, actor):
        """Take an effective revision out of force without a successor."""
        self.ended_at = now()
        self.document.leave_force()

    @act(
        _("Cancel"),
        [S.DRAFT, S.IN_REVIEW, S.APPROVED],
        S.CANCELLED,
        who=[rules.is_author_or_quality_manager],
        reason=True,
        follows=_("The revision is given up; it stays on record."),
    )
    def cancel(self, *, actor):
        """Give the revision up."""

    @act(
        _("Name other persons"),
        list(OPEN_STATES),
        SAME,
        who=[by_post(PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER)],
        reason=True,
        follows=_("The persons newly named are asked instead; no rule is loosened."),
    )
    def reassign(self, *, actor, author=None, reviewers=None, approver=None):
        """Change the author, reviewers or approver, so that nothing stands still because somebody left."""
        self.roles.refuse_naming_oneself(actor, approver)
        self.author = author or self.author
        self.approver = approver or self.approver
        self.roles.name(reviewers, None)
        if self.state == S.DRAFT:
            reopen(self, DocumentRevision.submit)
        elif self.state == S.IN_REVIEW:
            reopen(self, DocumentRevision.approve if self.roles.is_endorsed_by_all() else DocumentRevision.endorse)

    # ── Collaborators

    roles = cached_property(Roles)  # who writes, reviews and approves it

    # ── Questions the rules ask

    def label(self):
        """Issue and amendment as the title block shows them."""
        return f"{self.issue:02d}/{self.amendment:02d}"

    label.short_description = _("issue/amendment")

    @property
    def effective_on(self):
        """The day on which it really came into force, or None."""
        return self.effective_at and timezone.localdate(self.effective_at)

    def is_dated_otherwise(self):
        """Whether the day it bears is not the one on which it really came into force."""
        return bool(self.effective_at) and self.in_force_on != self.effective_on

    def in_force(self):
        """The day it bears; beside it, where that differs, the day on which it really came into force."""
        if not self.is_dated_otherwise():
            return self.in_force_on
        days = {"set": f"{self.in_force_on:%d/%m/%Y}", "really": f"{self.effective_on:%d/%m/%Y}"}
        return (TAKEN_OVER if self.taken_over_by_id else _("%(set)s (really since %(really)s)")) % days

    in_force.short_description = _("in force on")

    def title_text(self):
        return f"{self.title} ({self.label()})"

    def search_words(self):
        return [self.document.number, *super().search_words()]

    def is_draft(self):
        return self.state == S.DRAFT

    def is_first(self):
        """Whether no revision of this document was ever effective before."""
        return not self.document.revisions.filter(effective_at__isnull=False).exclude(pk=self.pk).exists()

    def has_content(self):
        return bool(self.text.strip()) or self.files().exists()

    def compared_with(self):
        """The revision that was in force before this one, or is in force beside this draft."""
        others = self.document.revisions.filter(effective_at__isnull=False).exclude(pk=self.pk)
        if self.effective_at:
            others = others.filter(effective_at__lt=self.effective_at)
        return others.order_by("-effective_at").first()

    def files(self):
        """The attached files that are its content."""
        return attachments_of(self).filter(purpose="content")

    def content_digest(self):
        """SHA-256 of the content as it is now."""
        return digest_of(self, self._digests())

    def signed_content(self):
        return frozen_text(self, self._digests())

    def _digests(self):
        """SHA-256 of each attached file that is its content."""
        return [each.sha256 for each in files_read(self) if each.purpose == "content"]

    @classmethod
    def read_by(cls, user):
        """Revisions that everybody with a post in the administration reads: those in force now or before."""
        return Q(state__in=[S.EFFECTIVE, S.SUPERSEDED], unit__in=whole_administration(user).values("pk"))

    @classmethod
    def in_period(cls, since, until):
        """Also what was in force on a day of the period, whenever it was written."""
        held = Q(in_force_on__lte=until) & (Q(ended_at__isnull=True) | Q(ended_at__date__gte=since))
        return super().in_period(since, until) | Q(effective_at__isnull=False) & held

    @classmethod
    def also_visible_to(cls, user):
        reviewed = cls.reviewers.rel.related_model.objects.filter(person=user).values("revision")
        return Q(author=user) | Q(approver=user) | Q(pk__in=reviewed) | cls.read_by(user)

    def _refuse_day(self, day):
        """Nothing comes into force on a day to come, nor backwards, but for a day set before it."""
        if day > today():
            raise ValidationError({"in_force_on": _("This day is still to come: set the in-force date instead.")})
        if day < today() and day != self.in_force_on:
            raise ValidationError(
                {"in_force_on": _("Leave the day empty or choose today; nothing is in force backwards.")}
            )
