"""The document under control: what stays the same over its revisions."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from documents.authorities.services import powers_over
from qms.acts.acts import act
from qms.evidence.codes import Coded
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.posts import PostKind
from qms.people.rules import by_post
from qms.workdays.months import months_after

from .states import OPEN_STATES, DocumentKind, RevisionState

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
KEEPERS = (PostKind.DOCUMENT_CONTROLLER, PostKind.QUALITY_SECRETARY, PostKind.QUALITY_MANAGER)


class Document(Coded, MovingRecord):
    """A document under control; what it says stands in its revisions, its number is its code."""

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=30, choices=DocumentKind)
    clauses = models.CharField(_("clauses"), max_length=200, blank=True, help_text=_("Numbers, separated by commas."))
    in_force_label = models.CharField(_("in force"), max_length=10, blank=True, editable=False)
    in_force_since = models.DateField(_("since"), null=True, editable=False)
    next_review_on = models.DateField(_("next review"), null=True, editable=False)
    review_months = models.PositiveSmallIntegerField(_("review every"), default=24, help_text=_("Months."))

    who_creates = (by_post(*DRAFTERS),)

    class Meta(MovingRecord.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @classmethod
    def begin(cls, *, actor, code, **values):
        return cls(number=code, **values)

    @act(
        _("Change the document's data"),
        who=[by_post(*KEEPERS)],
        reason=True,
        follows=_("The next periodic review is asked for by the new interval; the revisions stay as they are."),
    )
    def edit(self, *, actor, title=None, clauses=None, review_months=None):
        """Change what stands over all its revisions; what it says is changed by a revision (7.5.3.2 c)."""
        if title not in (None, self.title) and self.in_force_label:
            raise ValidationError({"title": [_("Its title is that of the revision in force: begin a revision.")]})
        self.title = title or self.title
        self.clauses = self.clauses if clauses is None else clauses
        if review_months not in (None, self.review_months):
            self._review_every(review_months)

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post reads what is in force in their administration."""
        revisions = cls.revisions.rel.related_model
        return Q(Exists(revisions.objects.filter(revisions.read_by(user), document=OuterRef("pk"))))

    @classmethod
    def in_period(cls, since, until):
        """Also a document of which a revision was in force in the period."""
        revisions = cls.revisions.rel.related_model
        held = revisions.objects.filter(revisions.in_period(since, until), document=OuterRef("pk"))
        return super().in_period(since, until) | Q(Exists(held))

    def title_text(self):
        return self.title

    def powers(self):
        """Who may review, approve and release it by what holds today."""
        return powers_over(self.kind, self.unit)

    def effective_revision(self):
        """The revision in force, or None."""
        return self.revisions.filter(state=RevisionState.EFFECTIVE).first()

    def revision_before(self, revision):
        """The revision that was in force before this one, or is in force beside this draft; or None."""
        others = self.revisions.filter(effective_at__isnull=False).exclude(pk=revision.pk)
        if revision.effective_at:
            others = others.filter(effective_at__lt=revision.effective_at)
        return others.order_by("-effective_at").first()

    def come_into_force(self, revision):
        """The document is now what this revision says."""
        self.title, self.in_force_label, self.in_force_since = revision.title, revision.label(), revision.effective_on
        self.review_again_on(months_after(revision.effective_on, self.review_months))

    def _review_every(self, months):
        """The next review moves by as many months as the interval changes; one that has passed by then is due today."""
        if self.next_review_on:
            moved = months_after(self.next_review_on, months - self.review_months)
            self.next_review_on = max(moved, today())
        self.review_months = months

    def review_again_on(self, day):
        """Ask on this day whether the document still holds."""
        self.next_review_on = day
        self.save()

    def leave_force(self):
        """Nothing of the document is in force any more."""
        self.in_force_label, self.in_force_since, self.next_review_on = "", None, None
        self.save()

    def has_open_revision(self):
        """Whether a revision is being prepared."""
        return self.revisions.filter(state__in=OPEN_STATES).exists()

    def next_label(self, larger):
        """The issue and amendment that follow the newest revision; a large change begins a new issue."""
        newest = self.revisions.exclude(state=RevisionState.CANCELLED).order_by("-issue", "-amendment").first()
        if newest is None:
            return 1, 0
        return (newest.issue + 1, 0) if larger else (newest.issue, newest.amendment + 1)
