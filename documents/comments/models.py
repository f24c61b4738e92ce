"""A comment on a passage of a revision that is drafted or reviewed; it stays on record, whatever became of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import DocumentRevision
from documents.controlled.text import plain_text
from qms.acts.acts import act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.lifecycle.door import follow
from qms.lifecycle.moving_record import MovingRecord

from . import rules
from .states import CommentState

S = CommentState


class Comment(MovingRecord):
    """What somebody named for a revision says about it, or about a passage; perhaps with other words for that."""

    revision = models.ForeignKey(DocumentRevision, models.PROTECT, related_name="comments")
    passage = models.TextField(_("passage"), blank=True)
    words = models.TextField(_("comment"))
    suggestion = models.TextField(_("suggested words"), blank=True)
    answer = models.TextField(_("answer"), blank=True)
    state = StateField(CommentState, S.OPEN)

    who_creates = (rules.takes_part,)
    needs_to_create = (rules.is_not_decided,)
    belongs_to = ("revision",)
    reads_with = ("unit", "revision__document", "revision__author", "created_by")

    class Meta(MovingRecord.Meta):
        verbose_name = _("comment on a revision")
        verbose_name_plural = _("comments on revisions")

    # ── Creation

    @classmethod
    def begin(cls, *, actor, revision, words, passage="", suggestion=""):
        passage = " ".join(passage.split())
        if passage and passage not in plain_text(revision):
            raise ValidationError({"passage": [_("This passage is not in the text: copy it as it stands there.")]})
        if suggestion and not passage:
            raise ValidationError({"passage": [_("Which words are to be changed? Copy the passage here.")]})
        return cls(
            number=f"{revision.number}/GY-{revision.comments.count() + 1}",
            revision=revision,
            unit=revision.unit,
            words=words.strip(),
            passage=passage,
            suggestion=" ".join(suggestion.split()),
        )

    @classmethod
    def also_visible_to(cls, user):
        """Who sees a draft sees what is said about it."""
        return Q(revision__in=DocumentRevision.objects.visible_to(user).values("pk"))

    # ── Acts

    @act(
        _("Reply"),
        [S.OPEN],
        S.ANSWERED,
        who=[rules.is_author],
        follows=_("Whoever made the comment is asked whether it is settled."),
    )
    def reply(self, *, actor, answer):
        """The author says what is done about it, or why nothing is."""
        self.answer = answer.strip()

    @act(
        _("Accept the suggestion"),
        [S.OPEN],
        S.ACCEPTED,
        who=[rules.is_author],
        rules=[rules.suggests, rules.revision_is_draft, rules.passage_is_found],
        follows=_("The suggested words take the place of the passage in the text of the draft."),
    )
    def accept(self, *, actor):
        """The author takes the words over; the text changes with it, by the draft's own act."""
        follow(self.revision.edit, actor=actor, text=self.new_text(), reason=self.number)

    @act(
        _("Refuse the suggestion"),
        [S.OPEN],
        S.REFUSED,
        who=[rules.is_author],
        rules=[rules.suggests],
        reason=True,
        follows=_("The text stays as it is; the reason stays with the comment."),
    )
    def refuse(self, *, actor):
        """The author keeps the words."""

    @act(_("Settle"), [S.ANSWERED], S.SETTLED, who=[rules.settles], follows=_("Nothing more is asked."))
    def settle(self, *, actor):
        """Whoever made it is content with the answer; the quality manager, where they have left."""

    @act(
        _("Open again"),
        [S.ANSWERED],
        S.OPEN,
        who=[rules.is_its_writer],
        rules=[rules.is_not_decided],
        reason=True,
        follows=_("The author is asked once more."),
    )
    def open_again(self, *, actor):
        """The answer does not settle it."""

    @act(
        _("Take the comment back"),
        [S.OPEN, S.ANSWERED],
        S.WITHDRAWN,
        who=[rules.is_its_writer],
        follows=_("It asks for nothing any more, and stays on record."),
    )
    def withdraw(self, *, actor):
        """Whoever made it does not stand by it."""

    @act(_("Let lapse"), [S.OPEN, S.ANSWERED], S.LAPSED, who=[only_as_part])
    def lapse(self, *, actor):
        """The revision was given up; there is nothing left to comment on."""

    # ── Questions

    def new_text(self):
        """The text with the suggested words in the place of the passage; None where that is not there just once."""
        text, passage = self.revision.text, escape(self.passage)
        passage = passage if text.count(passage) == 1 else self.passage
        return text.replace(passage, escape(self.suggestion)) if text.count(passage) == 1 else None

    def title_text(self):
        return self.words if len(self.words) <= 80 else f"{self.words[:79]}…"

    title_text.short_description = _("comment")
