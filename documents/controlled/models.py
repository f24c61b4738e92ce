"""Documents, their revisions, and who reviews and must read each (7.5.2, 7.5.3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from qms.evidence.attachments import attach, attachments_of
from qms.ledger.kept import Kept
from qms.ledger.now import now, today
from qms.lifecycle.acts import SAME, act
from qms.lifecycle.door import follow
from qms.lifecycle.flows import reopen
from qms.lifecycle.moving import MovingRecord
from qms.lifecycle.rules import by_post, only_as_part
from qms.lifecycle.state import StateField
from qms.people.posts import PostKind

from . import rules
from .contents import digest_of, frozen_text
from .states import OPEN_STATES, DocumentKind, RevisionState

S = RevisionState
DRAFTERS = (
    PostKind.OFFICER,
    PostKind.UNIT_HEAD,
    PostKind.PROCESS_OWNER,
    PostKind.ONE_STOP_OFFICER,
    PostKind.CLERK,
    PostKind.QUALITY_SECRETARY,
    PostKind.DOCUMENT_CONTROLLER,
    PostKind.QUALITY_MANAGER,
    PostKind.TOP_MANAGEMENT,
)


class Document(MovingRecord):
    """A document under control; what it says stands in its revisions, its number is its code."""

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=30, choices=DocumentKind)
    clauses = models.CharField(_("clauses"), max_length=200, blank=True, help_text=_("Numbers, separated by commas."))
    review_months = models.PositiveSmallIntegerField(_("review every"), default=24, help_text=_("Months."))

    who_creates = (by_post(*DRAFTERS),)

    class Meta(MovingRecord.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @classmethod
    def begin(cls, *, actor, code, **values):
        return cls(number=code, **values)

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post reads what is in force in their administration."""
        return Q(pk__in=DocumentRevision.read_by(user).values("document"))

    def title_text(self):
        return self.title

    def effective_revision(self):
        """The revision in force, or None."""
        return self.revisions.filter(state=S.EFFECTIVE).first()

    def has_open_revision(self):
        """Whether a revision is being prepared."""
        return self.revisions.filter(state__in=OPEN_STATES).exists()

    def next_label(self, larger):
        """The issue and amendment that follow the newest revision; a large change begins a new issue."""
        newest = self.revisions.exclude(state=S.CANCELLED).order_by("-issue", "-amendment").first()
        if newest is None:
            return 1, 0
        return (newest.issue + 1, 0) if larger else (newest.issue, newest.amendment + 1)


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
    round = models.PositiveSmallIntegerField(default=0, editable=False)
    content_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    in_force_on = models.DateField(_("in force on"), null=True, blank=True)
    effective_at = models.DateTimeField(_("effective since"), null=True, editable=False)
    ended_at = models.DateTimeField(_("effective until"), null=True, editable=False)
    state = StateField(RevisionState, S.DRAFT)

    who_creates = (by_post(*DRAFTERS),)
    needs_to_create = (rules.no_other_open_revision,)
    reads_with = ("unit", "document", "author", "approver")
    parts = ("reviewers", "readers")

    class Meta(MovingRecord.Meta):
        verbose_name = _("document revision")
        verbose_name_plural = _("document revisions")
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(state="effective"), name="one_effective_revision_per_document"
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(state__in=["draft", "in_review", "approved"]),
                name="one_open_revision_per_document",
            ),
        ]

    # ── Creation

    @classmethod
    def begin(cls, *, actor, document, larger=False, title="", **values):
        issue, amendment = document.next_label(larger)
        values = {key: value for key, value in values.items() if key in cls.PLAIN}
        return cls(
            document=document,
            unit=document.unit,
            number=f"{document.number}/{issue:02d}-{amendment:02d}/{document.revisions.count() + 1}",
            issue=issue,
            amendment=amendment,
            title=title or document.title,
            author=actor.person,
            **values,
        )

    def after_creation(self, *, actor, reviewers=(), readers=(), file=None, **values):
        self._name(reviewers, readers)
        if file:
            attach(self, file, purpose="content")

    # ── Acts, in the order of the work

    PLAIN = ("text", "change_summary", "decision", "approver")

    @act(_("Edit"), [S.DRAFT], SAME, who=[rules.is_author], follows=_("The draft is saved."))
    def edit(self, *, actor, reviewers=None, readers=None, file=None, **values):
        """Change the draft."""
        for key in ("title", *self.PLAIN):
            if key in values:
                setattr(self, key, values[key])
        self._name(reviewers, readers)
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
        reviewer = next(each for each in self.active_reviewers if each.person_id == actor.person.pk)
        reviewer.endorsed_round = self.round
        reviewer.save()

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
        who=[rules.is_approver, rules.is_not_author],
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
    def release(self, *, actor):
        """Make the revision effective; the one before is superseded in the same transaction (7.5.3.1)."""
        earlier = self.document.effective_revision()
        if earlier is not None:
            follow(earlier.supersede, actor=actor, reason=_("Superseded by %(label)s.") % {"label": self.label()})
        self.in_force_on = self.in_force_on or today()
        self.effective_at = now()
        self.document.title = self.title
        self.document.save()

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
    def reassign(self, *, actor, reviewers=None, approver=None):
        """Change the named reviewers or approver, so that nothing stands still because somebody left."""
        self.approver = approver or self.approver
        self._name(reviewers, None)
        if self.state == S.IN_REVIEW:
            reopen(self, "approve" if self.is_endorsed_by_all() else "review")

    # ── Questions the rules ask

    def label(self):
        """Issue and amendment as the title block shows them."""
        return f"{self.issue:02d}/{self.amendment:02d}"

    def title_text(self):
        return f"{self.title} ({self.label()})"

    def search_words(self):
        return [self.document.number, *super().search_words()]

    def is_first(self):
        """Whether no revision of this document was ever effective before."""
        return not self.document.revisions.filter(effective_at__isnull=False).exclude(pk=self.pk).exists()

    @cached_property
    def active_reviewers(self):
        """The reviewers named now."""
        return list(self.reviewers.filter(active=True).select_related("person").order_by("pk"))

    def forget_reviewers(self):
        """Ask the database again: a reviewer has changed."""
        self.__dict__.pop("active_reviewers", None)

    def named_for_review(self):
        """Keys of the named reviewers."""
        return {each.person_id for each in self.active_reviewers}

    def is_reviewer(self, person):
        return person.pk in self.named_for_review()

    def is_endorsed_by(self, person):
        return any(each.person_id == person.pk and self._has_endorsed(each) for each in self.active_reviewers)

    def is_endorsed_by_all(self):
        return bool(self.active_reviewers) and all(map(self._has_endorsed, self.active_reviewers))

    def _has_endorsed(self, reviewer):
        return self.round > 0 and reviewer.endorsed_round == self.round

    def has_content(self):
        return bool(self.text.strip()) or self.files().exists()

    def files(self):
        """The attached files that are its content."""
        return attachments_of(self).filter(purpose="content")

    def content_digest(self):
        """SHA-256 of the content as it is now."""
        return digest_of(self, list(self.files().values_list("sha256", flat=True)))

    def signed_content(self):
        return frozen_text(self, list(self.files().values_list("sha256", flat=True)))

    @classmethod
    def read_by(cls, user):
        """Revisions that everybody with a post in the administration reads: the effective ones."""
        from qms.people.actors import visible_paths

        roots = {"/" + path.split("/")[1] + "/" for path in visible_paths(user)}
        under = Q(pk__in=[])
        for root in roots:
            under |= Q(unit__path__startswith=root)
        return cls._base_manager.filter(under, state__in=[S.EFFECTIVE, S.SUPERSEDED])

    @classmethod
    def also_visible_to(cls, user):
        named = Q(author=user) | Q(approver=user) | Q(pk__in=Reviewer.objects.filter(person=user).values("revision"))
        return named | Q(pk__in=cls.read_by(user).values("pk"))

    def _name(self, reviewers, readers):
        """Bring the parts in line with the persons and posts named in a form; None leaves them as they are."""
        if reviewers is not None:
            self._name_reviewers(list(reviewers))
        if readers is not None:
            self._name_readers(set(readers))

    def _name_reviewers(self, persons):
        known = {each.person_id: each for each in self.reviewers.all()}
        for person in persons:
            if person.pk not in known:
                Reviewer.objects.create(revision=self, person=person)
        wanted = {person.pk for person in persons}
        for each in known.values():
            if each.active != (each.person_id in wanted):
                each.active = each.person_id in wanted
                each.save()
        self.forget_reviewers()

    def _name_readers(self, posts):
        known = {(each.post, each.unit_id): each for each in self.readers.all()}
        for post, unit in posts:
            if (post, unit.pk) not in known:
                Reader.objects.create(revision=self, post=post, unit=unit)
        wanted = {(post, unit.pk) for post, unit in posts}
        for key, each in known.items():
            if each.active != (key in wanted):
                each.active = key in wanted
                each.save()


class Reviewer(Kept):
    """A person named to review a revision, and the round in which they last endorsed it."""

    revision = models.ForeignKey(DocumentRevision, on_delete=models.PROTECT, related_name="reviewers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    endorsed_round = models.PositiveSmallIntegerField(null=True, editable=False)
    active = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")
        constraints = [models.UniqueConstraint(fields=["revision", "person"], name="a_reviewer_is_named_once")]

    def __str__(self):
        return str(self.person)


class Reader(Kept):
    """A post in a unit whose holders must acknowledge the revision once it is effective (7.3, 7.5.3)."""

    revision = models.ForeignKey(DocumentRevision, on_delete=models.PROTECT, related_name="readers")
    post = models.CharField(_("post"), max_length=30, choices=PostKind)
    unit = models.ForeignKey("people.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+")
    active = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("reader")
        verbose_name_plural = _("readers")
        constraints = [models.UniqueConstraint(fields=["revision", "post", "unit"], name="a_reader_is_named_once")]

    def __str__(self):
        return f"{self.get_post_display()} – {self.unit}"
