"""The question whether a document still holds, asked anew at its time (7.5.2)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.authorities.services import lack_told, lacking
from documents.controlled.models import Document, DocumentRevision
from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.ledger.now import today
from qms.lifecycle.flows import reopen
from qms.lifecycle.moving_record import MovingRecord
from qms.people.posts import PostKind
from qms.people.rules import by_post

from . import rules
from .states import OPEN_STATES, ReviewState

S = ReviewState
OWNERS = (PostKind.PROCESS_OWNER, PostKind.UNIT_HEAD)


class PeriodicReview(MovingRecord):
    """One answer to the question: keep the document as it is, or revise it."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="reviews")
    revision = models.ForeignKey(
        DocumentRevision, verbose_name=_("revision under review"), on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(_("due"))
    because_of = models.ForeignKey(
        "external.ExternalDocument",
        models.PROTECT,
        verbose_name=_("asked because of"),
        null=True,
        related_name="reviews_asked",
        editable=False,
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    next_on = models.DateField(_("next review"), null=True, editable=False)
    state = StateField(ReviewState, S.DUE)

    who_creates = (by_post(*OWNERS, PostKind.DOCUMENT_CONTROLLER, PostKind.QUALITY_MANAGER),)
    needs_to_create = (rules.no_other_open_review,)
    belongs_to = ("document", "revision", "because_of")
    reads_with = ("unit", "document__unit", "revision", "approver", "proposed_by")
    given_inside = {"create": ("due_on", "approver", "because_of")}

    class Meta(MovingRecord.Meta):
        verbose_name = _("periodic review")
        verbose_name_plural = _("periodic reviews")
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(state__in=OPEN_STATES), name="one_open_review_per_document"
            )
        ]

    @classmethod
    def begin(cls, *, actor, document, due_on=None, approver=None, because_of=None):
        revision = document.effective_revision()
        if revision is None:
            raise ValidationError({"document": _("Nothing of this document is in force.")})
        return cls(
            number=f"{document.number}/RS-{document.reviews.count() + 1}",
            document=document,
            revision=revision,
            approver=approver or revision.approver or cls._who_confirmed_last(document),
            unit=document.unit,
            due_on=due_on or document.next_review_on or today(),
            because_of=because_of,
        )

    @classmethod
    def _who_confirmed_last(cls, document):
        """Nobody approved what was taken over: whoever was named for its last review is asked again."""
        last = document.reviews.select_related("approver").order_by("-pk").first()
        if last is None:
            raise ValidationError({"document": _("Nobody is named who could confirm its review.")})
        return last.approver

    @act(
        _("Propose to keep"),
        [S.DUE],
        S.PROPOSED,
        who=[by_post(*OWNERS)],
        reason=True,
        follows=_("The approver of the revision is asked to confirm."),
    )
    def propose_keep(self, *, actor):
        """The owner of the document finds that it still holds."""
        self.proposed_by = actor.person

    @act(
        _("Confirm: keep"),
        [S.PROPOSED],
        S.KEPT,
        who=[rules.is_approver, rules.is_not_proposer, rules.may_approve],
        follows=_("The document stays as it is; the next review is set."),
    )
    def confirm_keep(self, *, actor, next_on):
        """Somebody else agrees, and says when to ask again."""
        if next_on <= today():
            raise ValidationError({"next_on": _("Choose a day that is still to come.")})
        self.next_on = next_on
        self.document.review_again_on(next_on)

    @act(
        _("Open a revision"),
        [S.DUE, S.PROPOSED],
        S.REVISION_OPENED,
        who=[by_post(*OWNERS)],
        rules=[rules.no_open_revision],
        follows=_("You become the author of a new draft that begins with the text in force."),
    )
    def open_revision(self, *, actor):
        """The document must change; the draft is created once the review no longer waits for it (`handlers.py`)."""

    @act(_("Note a revision"), [S.DUE, S.PROPOSED], S.REVISION_OPENED, who=[only_as_part])
    def note_revision(self, *, actor):
        """Somebody began to revise the document without waiting for the review: that is its answer."""

    @act(_("End"), [S.DUE, S.PROPOSED], S.ENDED, who=[only_as_part])
    def end(self, *, actor):
        """The revision under review is no longer in force; there is nothing left to keep."""

    @act(
        _("Name another approver"),
        list(OPEN_STATES),
        SAME,
        who=[by_post(PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER)],
        reason=True,
        follows=_("The person newly named is asked instead; no rule is loosened."),
    )
    def reassign(self, *, actor, approver):
        """Change who confirms, so that nothing stands still because the approver left."""
        if actor.involves(approver):
            raise ValidationError({"approver": [_("Somebody else names you.")]})
        if approver == self.proposed_by:
            raise ValidationError({"approver": [rules.is_not_proposer.sentence]})
        powers = self.document.powers()
        if lacking(powers, "approve", [approver], self.unit):
            raise ValidationError({"approver": [lack_told(powers, "approve", [approver])]})
        self.approver = approver
        reopen(self, PeriodicReview.propose_keep if self.state == S.DUE else PeriodicReview.confirm_keep)

    def title_text(self):
        return f"{self.document.title} ({self.revision.label()})"
