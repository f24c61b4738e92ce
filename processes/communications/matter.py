"""What a row of the communication plan tells, and what is kept of each time that it was told (7.4)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.evidence.attachments import attach
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.people.posts import PostKind
from qms.workdays.calendars import CountsByCalendar

from .queries import CommunicationQuerySet
from .rhythm import AHEAD, next_after
from .states import Channel, CommunicationState, Reach, Rhythm

TOLD = ("title", "reach", "audience", "teller", "channel", "how", "rhythm", "occasion", "post", "next_on")


class Matter(CountsByCalendar, MovingRecord):
    """Its fields, and what is asked of them."""

    title = models.CharField(_("what is told"), max_length=300)
    reach = models.CharField(_("inside or to the outside"), max_length=10, choices=Reach)
    audience = models.CharField(_("to whom"), max_length=300)
    teller = models.CharField(_("who tells it"), max_length=200)
    channel = models.CharField(_("by which way"), max_length=20, choices=Channel)
    how = models.TextField(_("how exactly"), blank=True)
    rhythm = models.CharField(_("how often"), max_length=20, choices=Rhythm)
    occasion = models.CharField(_("on which occasion"), max_length=300, blank=True)
    post = models.CharField(_("post responsible for it"), max_length=40, choices=PostKind)
    next_on = models.DateField(_("told next on"), null=True, db_index=True)
    first_on = models.DateField(_("day from which its rhythm is counted"), null=True, editable=False)
    year = models.PositiveSmallIntegerField(_("planned for the year"), db_index=True)
    told_on = models.DateField(_("told last on"), null=True, editable=False)
    reviewed_on = models.DateField(_("reviewed on"), null=True, editable=False)
    reviewed_by = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("reviewed by"), null=True, related_name="+", editable=False
    )
    finding = models.TextField(_("what the review found"), blank=True, editable=False)

    objects = CommunicationQuerySet.as_manager()

    class Meta(MovingRecord.Meta):
        abstract = True

    def say(self, values):
        """What the form tells; a rhythm has a day, an occasion has words. Raises ValidationError."""
        for name in TOLD:
            if name in values:
                setattr(self, name, values[name] if name == "next_on" else values[name] or "")
        if self.rhythm == Rhythm.ON_OCCASION:
            self.next_on = self.first_on = None
            if not self.occasion.strip():
                raise ValidationError({"occasion": [_("Say on which occasion it is told.")]})
            return
        if self.next_on is None:
            raise ValidationError({"next_on": [_("Say on which day it is told next.")]})
        if "next_on" in values or self.first_on is None:
            self.first_on = self.next_on

    def note(self, actor, asked_for, told_on, words, proof, file):
        """One time with its proof: a number, an address, or a file. Raises ValidationError."""
        if told_on > today():
            raise ValidationError({"told_on": [_("This day is still to come.")]})
        kept = attach(self, file).name if file else ""
        proof = "; ".join(each for each in (proof.strip(), kept) if each)[:300]
        if not proof:
            raise ValidationError({"proof": [_("Give the number of a document, an address, or a file.")]})
        self.tellings.create(
            asked_for=asked_for,
            told_on=told_on,
            words=words.strip(),
            proof=proof,
            noted_by=actor.person,
            noted_on=today(),
        )
        self.told_on = max(filter(None, (self.told_on, told_on)))

    def go_on(self, day):
        """It was told or left out: the next day of its rhythm after this one."""
        self.next_on = next_after(self.rhythm, self.first_on, day) if self.first_on else None

    def is_to_be_told(self):
        """Whether its day is so near that whoever is responsible is asked."""
        if self.state != CommunicationState.PLANNED or self.next_on is None:
            return False
        return self.calendar.working_day_before(self.next_on, AHEAD) <= today()

    def due_at(self):
        """The end of the day on which it is to be told, or None."""
        return self.calendar.end_of_term(self.next_on) if self.next_on else None

    def title_text(self):
        return self.title

    title_text.short_description = _("what is told")

    def search_words(self):
        return [*super().search_words(), self.title, self.audience, self.teller, self.how]

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees what the office tells, and whose it is."""
        return Q(unit__in=whole_administration(user).values("pk"))
