"""The revision of a document: its fields and its arrows (7.5.2, 7.5.3)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act, name_of
from qms.acts.rules import only_as_part, only_the_clock
from qms.acts.state import StateField
from qms.ledger.now import now, today
from qms.lifecycle.door import follow_each
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.people.posts import PostKind
from qms.people.rules import by_post

from . import rules
from .carried import carry, carry_files
from .content_file import ContentFiles
from .contents import digest_of, frozen_text
from .days import in_force_told, lapses_on, refuse_backwards, refuse_day
from .document import DRAFTERS, Document
from .roles import Roles
from .states import OPEN_STATES, RevisionState
from .text import clean_html

S = RevisionState


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
    authority = models.ForeignKey("authorities.Authority", models.PROTECT, related_name="+", null=True, editable=False)
    lapses_on = models.DateField(_("lapses after"), null=True, editable=False)
    in_force_on = models.DateField(_("in force on"), null=True, blank=True)
    effective_at = models.DateTimeField(_("effective since"), null=True, editable=False)
    ended_at = models.DateTimeField(_("effective until"), null=True, editable=False)
    state = StateField(RevisionState, S.DRAFT)

    who_creates = (by_post(*DRAFTERS),)
    needs_to_create = (rules.no_other_open_revision,)
    belongs_to = ("document", "authority")
    reads_with = ("unit", "document", "author", "approver", "taken_over_by", "authority")
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
        values, earlier = carry(document, actor.person, values)
        revision = cls(
            document=document,
            unit=document.unit,
            number=f"{document.number}/{issue:02d}-{amendment:02d}/{document.revisions.count() + 1}",
            issue=issue,
            amendment=amendment,
            author=actor.person,
            **cls._cleaned(values) | {"title": values.get("title") or document.title},
        )
        revision.carried, revision.begun_from = values, earlier
        return revision

    def after_creation(self, *, actor, file=None, keep_files=True, asked_together=False, **values):
        reviewers, readers = (self.carried.get(name) or () for name in ("reviewers", "readers"))
        self.asked_together = asked_together
        self.roles.refuse_without_authority(reviewers, self.approver, created=True)
        self.roles.name(reviewers, readers)
        if file:
            self.content_files.take(file)
        elif keep_files and self.begun_from:
            carry_files(self, self.begun_from)

    # ── Acts, in the order of the work

    PLAIN = ("title", "text", "change_summary", "decision", "approver")

    @classmethod
    def _cleaned(cls, values):
        """The plain values of a form; the text without anything that runs."""
        given = {key: value for key, value in values.items() if key in cls.PLAIN}
        return given | ({"text": clean_html(given["text"])} if "text" in given else {})

    @act(_("Edit"), [S.DRAFT], SAME, who=[rules.is_author], follows=_("The draft is saved."))
    def edit(self, *, actor, reviewers=None, readers=None, file=None, based_on="", **values):
        """Change the draft."""
        self.roles.refuse_without_authority(reviewers, values.get("approver"))
        for key, value in self._cleaned(values).items():
            setattr(self, key, value)
        self.roles.name(reviewers, readers)
        if file:
            self.content_files.take(file, based_on)

    @act(
        _("Submit for review"),
        [S.DRAFT],
        S.IN_REVIEW,
        who=[rules.is_author],
        rules=[
            rules.has_content,
            rules.has_change_summary,
            rules.has_reviewers_and_approver,
            rules.named_have_authority,
            rules.enough_reviewers,
        ],
        follows=_("The content is frozen and the reviewers are asked."),
    )
    def submit(self, *, actor):
        """Hand the draft to its reviewers; its content is frozen by its hash."""
        self.authority = self.roles.powers.decided
        self.round += 1
        self.lapses_on = lapses_on(self)
        self.content_sha256 = self.content_digest()

    @act(
        _("Endorse"),
        [S.IN_REVIEW],
        SAME,
        who=[rules.is_reviewer, rules.is_not_author, rules.has_not_endorsed, rules.may_review],
        rules=[rules.is_their_turn],
        sign=True,
        follows=_("When as many reviewers as must have endorsed, the approver is asked."),
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
        who=[rules.is_approver, rules.is_not_author, rules.has_not_reviewed, rules.may_approve],
        rules=[rules.all_reviewers_endorsed, rules.content_unchanged],
        sign=True,
        follows=_("The document controller is asked to release it."),
    )
    def approve(self, *, actor):
        """The approver agrees that this content becomes effective (7.5.2 c)."""
        self.lapses_on = lapses_on(self)

    @act(
        _("Let lapse"),
        [S.IN_REVIEW, S.APPROVED],
        S.DRAFT,
        who=[only_the_clock],
        rules=[rules.waited_too_long],
        clock=True,
        follows=_("The author is asked to submit it anew; endorsements and approval of this round lapse."),
    )
    def lapse(self, *, actor):
        """Nobody decided, or nobody released it, for longer than its authority allows."""
        self.lapses_on = None

    @act(
        _("Set the in-force date"),
        [S.APPROVED],
        SAME,
        who=[rules.may_release],
        rules=[rules.approved_with_authority],
        follows=_("On that day the program releases the revision by itself."),
    )
    def schedule(self, *, actor, in_force_on):
        """Say on which day the approved revision becomes effective."""
        refuse_backwards(in_force_on)
        self.in_force_on, self.lapses_on = in_force_on, None

    @act(
        _("Release"),
        [S.APPROVED],
        S.EFFECTIVE,
        who=[rules.may_release],
        rules=[rules.in_force_date_reached, rules.approved_with_authority],
        clock=True,
        follows=_("The earlier revision is superseded in the same moment, and those concerned are asked to read it."),
    )
    def release(self, *, actor, in_force_on=None):
        """Make the revision effective; the one before is superseded in the same transaction (7.5.3.1).

        Only a day that was set beforehand may have passed by then: the clock stood still, and both days are told.
        """
        reason = _("Superseded by %(label)s.") % {"label": self.label()}
        follow_each(self.beside, DocumentRevision.supersede, actor=actor, reason=reason)
        refuse_day(self, in_force_on or self.in_force_on or today())
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
        self.roles.refuse_without_authority(reviewers, approver)
        self.author = author or self.author
        self.approver = approver or self.approver
        self.roles.name(reviewers, None)
        self.roles.ask_anew()

    # ── Collaborators

    roles = cached_property(Roles)  # who writes, reviews and approves it
    content_files = cached_property(ContentFiles)  # the files that are its content, and those that were

    def still_waits_for(self, task):
        """A reviewer is asked no more once enough have endorsed."""
        return task.verb != name_of(DocumentRevision.endorse) or not self.roles.is_endorsed_enough()

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
        return in_force_told(self)

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
        return self.document.revision_before(self)

    def files(self):
        """The attached files that are its content."""
        return self.content_files.now()

    def content_digest(self):
        """SHA-256 of the content as it is now."""
        return digest_of(self, self.content_files.digests())

    def signed_content(self):
        return frozen_text(self, self.content_files.digests())

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
