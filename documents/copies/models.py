"""A controlled copy of a revision: its number, who holds it, where it lies, and what became of it (7.5.3)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import DocumentRevision
from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import units_under, visible_paths
from qms.people.posts import PostKind

from . import rules
from .states import OUT, CopyState, Medium

S = CopyState
TO_ONE = (
    Q(to_unit__isnull=False, to_person__isnull=True, to_outside="")
    | Q(to_unit__isnull=True, to_person__isnull=False, to_outside="", to_post="")
    | Q(to_unit__isnull=True, to_person__isnull=True, to_post="") & ~Q(to_outside="")
)


class ControlledCopy(MovingRecord):
    """One numbered copy, handed to a unit, a post in it, a person, or somebody outside."""

    revision = models.ForeignKey(
        DocumentRevision, models.PROTECT, verbose_name=_("document revision"), related_name="copies"
    )
    place_no = models.PositiveSmallIntegerField(_("copy no."), editable=False)
    medium = models.CharField(_("kept as"), max_length=20, choices=Medium, default=Medium.PAPER)
    to_unit = models.ForeignKey(
        "people.Unit", models.PROTECT, verbose_name=_("unit that receives it"), null=True, related_name="+"
    )
    to_post = models.CharField(_("post that receives it"), max_length=30, choices=PostKind, blank=True)
    to_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("person who receives it"), null=True, related_name="+"
    )
    to_outside = models.CharField(_("receiver outside the office"), max_length=200, blank=True)
    place = models.CharField(_("where it lies"), max_length=200)
    received_on = models.DateField(_("received on"), null=True, editable=False)
    recalled_on = models.DateField(_("recalled on"), null=True, editable=False)
    ended_on = models.DateField(_("ended on"), null=True, editable=False)
    minute = models.TextField(_("minute"), blank=True, editable=False)
    state = StateField(CopyState, S.ISSUED)

    who_creates = (rules.keeps_the_copies,)
    needs_to_create = (rules.is_of_what_is_in_force,)
    belongs_to = ("revision",)
    reads_with = ("unit", "revision__document", "to_unit", "to_person")

    class Meta(MovingRecord.Meta):
        verbose_name = _("controlled copy")
        verbose_name_plural = _("controlled copies")
        constraints = [
            models.UniqueConstraint(fields=["revision", "place_no"], name="one_copy_of_a_number"),
            models.CheckConstraint(condition=TO_ONE, name="a_copy_goes_to_one_receiver"),
        ]

    @classmethod
    def begin(cls, *, actor, document, to_unit=None, to_post="", to_person=None, to_outside="", **values):
        revision = document.effective_revision()
        if revision is None:
            raise ValidationError({"document": [_("Nothing of this document is in force.")]})
        place_no = cls.objects.filter(revision=revision).count() + 1
        copy = cls(
            number=f"{revision.number}/B{place_no:02d}",
            revision=revision,
            unit=revision.unit,
            place_no=place_no,
            to_unit=to_unit,
            to_post=to_post,
            to_person=to_person,
            to_outside=to_outside,
            **values,
        )
        copy.refuse_receivers()
        return copy

    # ── Acts, in the order of the work

    @act(
        _("Record that it was received"),
        list(OUT),
        SAME,
        who=[rules.holds_or_keeps],
        rules=[rules.is_not_received],
        follows=_("The day stands in the book of distribution."),
    )
    def receive(self, *, actor, received_on=None):
        """Whoever it was handed to has it."""
        self.received_on = self._past_day("received_on", received_on)

    @act(
        _("Say where it lies"),
        list(OUT),
        SAME,
        who=[rules.holds_or_keeps],
        follows=_("The account of copies tells the new place."),
    )
    def place_at(self, *, actor, place):
        """It lies elsewhere now."""
        self.place = place

    @act(
        _("Recall"),
        [S.ISSUED],
        S.RECALLED,
        who=[rules.keeps_the_copies],
        reason=True,
        follows=_("Its holder is told, and the document controller is asked to get it back."),
    )
    def recall(self, *, actor):
        """It must not be used any more; by itself where its revision is out of force (`handlers.py`)."""
        self.recalled_on = today()

    @act(
        _("Record that it is back"),
        [S.ISSUED, S.RECALLED, S.LOST],
        S.RETURNED,
        who=[rules.keeps_the_copies],
        follows=_("It lies with whoever keeps the documents."),
    )
    def return_copy(self, *, actor, returned_on=None):
        """Its holder gave it back, or it was found again."""
        self.ended_on = self._past_day("returned_on", returned_on)

    @act(
        _("Record that it was destroyed"),
        [S.RECALLED, S.RETURNED],
        S.DESTROYED,
        who=[rules.keeps_the_copies],
        follows=_("Its number is never given again; the minute stays on record."),
    )
    def destroy(self, *, actor, minute, destroyed_on=None, file=None):
        """It was destroyed, and a minute says so."""
        self._end(minute, self._past_day("destroyed_on", destroyed_on), file)

    @act(
        _("Report it lost"),
        [S.ISSUED, S.RECALLED],
        S.LOST,
        who=[rules.holds_or_keeps],
        reason=True,
        follows=_("Whoever points a telephone at its code is told not to use it."),
    )
    def report_lost(self, *, actor, minute, file=None):
        """Nobody knows where it is, and a minute says so."""
        self._end(minute, today(), file)

    def _end(self, minute, day, file):
        self.minute, self.ended_on = minute, day
        if file:
            attach(self, file, purpose="minute")

    def _past_day(self, name, day):
        """A day that has come, no earlier than that on which the copy was handed out; today where none is given."""
        if day and day > today():
            raise ValidationError({name: [_("This day is still to come.")]})
        if day and day < localdate(self.created_at):
            raise ValidationError({name: [_("On this day the copy was not handed out yet.")]})
        return day or today()

    def refuse_receivers(self):
        """One receiver, and one only. Raises ValidationError."""
        told = [bool(self.to_unit), bool(self.to_person), bool(self.to_outside.strip())]
        if sum(told) != 1:
            sentence = _("Name one receiver: a unit, or a person, or somebody outside the office.")
            raise ValidationError({"to_unit": [sentence]})
        if self.to_post and not self.to_unit:
            raise ValidationError({"to_unit": [_("Say in which unit the post is.")]})

    # ── Questions

    def title_text(self):
        return _("copy %(no)s of %(document)s (%(label)s)") % {
            "no": f"{self.place_no:02d}",
            "document": self.revision.document.number,
            "label": self.revision.label(),
        }

    def search_words(self):
        return [self.number, self.revision.title, self.receiver(), self.place]

    def receiver(self):
        """To whom it was handed."""
        if self.to_person:
            return str(self.to_person)
        if self.to_unit:
            return f"{self.get_to_post_display()} – {self.to_unit}" if self.to_post else str(self.to_unit)
        return self.to_outside

    receiver.short_description = _("receiver")

    def document_code(self):
        return self.revision.document.number

    document_code.short_description = _("document")

    def revision_label(self):
        return self.revision.label()

    revision_label.short_description = _("issue/amendment")

    def is_out(self):
        """Whether somebody still has it, or nobody knows where it is."""
        return self.state in (*OUT, S.LOST)

    @classmethod
    def also_visible_to(cls, user):
        """Whoever holds it sees it."""
        return Q(to_person=user) | Q(to_unit__in=units_under(visible_paths(user)).values("pk"))
