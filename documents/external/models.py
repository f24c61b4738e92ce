"""A document of external origin: what it is, from when to when it holds, and what took its place (7.5.3.2)."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.evidence.codes import Coded
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of, whole_administration

from . import rules
from .signs import named_in
from .states import ExternalKind, ExternalState

S, DAY = ExternalState, timedelta(days=1)
WARNED_AHEAD = timedelta(days=60)  # before its last day; what cites it has 15 working days for its review
FACTS = ("kind", "body", "title", "issued_on", "effective_on", "expires_on", "source")


class ExternalDocument(Coded, MovingRecord):
    """A law, decree, circular, decision or standard; its number is the one that its issuer gave it."""

    kind = models.CharField(_("kind"), max_length=20, choices=ExternalKind)
    body = models.CharField(_("issued by"), max_length=150)
    title = models.CharField(_("title"), max_length=500)
    issued_on = models.DateField(_("issued on"), null=True)
    effective_on = models.DateField(_("in force from"), null=True)
    expires_on = models.DateField(_("in force until"), null=True, help_text=_("The last day, where it names one."))
    source = models.CharField(_("source"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)
    verified_by = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("verified by"), null=True, related_name="+", editable=False
    )
    verified_on = models.DateField(_("verified on"), null=True, editable=False)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("replaced by"), null=True, related_name="replaces", editable=False
    )
    ended_on = models.DateField(_("no longer in force since"), null=True, editable=False)
    warned_of = models.DateField(_("warned of its last day"), null=True, editable=False)
    state = StateField(ExternalState, S.IN_FORCE)

    who_creates = (rules.keeps_the_register,)
    belongs_to = ("replaced_by",)
    reads_with = ("unit", "verified_by", "replaced_by")

    class Meta(MovingRecord.Meta):
        verbose_name = _("external document")
        verbose_name_plural = _("external documents")
        constraints = [
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True) | Q(verified_by__isnull=False),
                name="an_external_document_is_verified_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(replaced_by=models.F("id")), name="an_external_document_does_not_replace_itself"
            ),
        ]

    # ── Creation

    @classmethod
    def begin(cls, *, actor, sign, file=None, **values):
        document = cls(number=named_in(sign), unit=administration_of(actor.person), **values)
        document.refuse_days()
        return document

    def after_creation(self, *, actor, file=None, **values):
        if file:
            attach(self, file)

    # ── Acts

    @act(
        _("Edit"),
        [S.IN_FORCE],
        SAME,
        who=[rules.keeps_the_register],
        follows=_("Whoever verified it verified what it said before: it is unverified again where a fact changes."),
    )
    def edit(self, *, actor, file=None, **values):
        """Say better what it is; the number stays."""
        before = self.facts()
        for name, value in values.items():
            setattr(self, name, value)
        self.refuse_days()
        if self.facts() != before:
            self.verified_by = self.verified_on = None
        if file:
            attach(self, file)

    @act(
        _("Confirm as verified"),
        [S.IN_FORCE],
        SAME,
        who=[rules.keeps_the_register],
        rules=[rules.is_unverified, rules.names_its_source],
        follows=_("You say with your name and today's day that you compared it with its source."),
    )
    def verify(self, *, actor):
        """Somebody has compared number, days and title with what was published."""
        self.verified_by, self.verified_on = actor.person, today()

    @act(
        _("Record that it is replaced"),
        [S.IN_FORCE],
        S.REPLACED,
        who=[rules.keeps_the_register],
        clock=True,
        follows=_("Every document that cites it is asked for its periodic review; the desk is warned."),
    )
    def replace(self, *, actor, successor, since=None):
        """Another took its place from a day on, and no earlier than that other holds."""
        self._refuse_successor(successor)
        if successor.effective_on and successor.effective_on > today():
            sentence = _("%(number)s is in force only from %(day)s: record that it will be replaced, with this day.")
            names = {"number": successor.number, "day": f"{successor.effective_on:%d/%m/%Y}"}
            raise ValidationError({"successor": [sentence % names]})
        self.replaced_by = successor
        self._end_on(since or successor.effective_on or today())

    @act(
        _("Record that it will be replaced"),
        [S.IN_FORCE],
        SAME,
        who=[rules.keeps_the_register],
        follows=_(
            "It holds until the day before. What cites it is asked for its review in good time, the desk is told of "
            "the day, and on that day it is replaced by itself."
        ),
    )
    def announce(self, *, actor, successor, since=None):
        """What will take its place is known, and from which day on."""
        self._refuse_successor(successor)
        day = since or successor.effective_on
        if day is None or day <= today():
            raise ValidationError({"since": [_("Choose a day that is still to come.")]})
        if successor.effective_on and day < successor.effective_on:
            raise ValidationError({"since": [_("What takes its place is not in force yet on this day.")]})
        self.replaced_by, self.expires_on = successor, day - DAY
        self.warned_of = None
        self.refuse_days()

    @act(
        _("Call the replacement off"),
        [S.IN_FORCE],
        SAME,
        who=[rules.keeps_the_register],
        rules=[rules.is_announced],
        reason=True,
        follows=_("It holds on without a last day; reviews that were asked because of it and not answered are ended."),
    )
    def call_off(self, *, actor):
        """What was to take its place does not, or nobody knows when."""
        self.replaced_by = self.expires_on = self.warned_of = None

    @act(_("Warn of its last day"), [S.IN_FORCE], SAME, who=[only_as_part], clock=True)
    def warn(self, *, actor):
        """Its last day is near: what rests on it is asked for its review before that day (`documents/citations`)."""
        self.warned_of = self.expires_on

    @act(
        _("Record that it no longer holds"),
        [S.IN_FORCE],
        S.EXPIRED,
        who=[rules.keeps_the_register],
        reason=True,
        clock=True,
        follows=_("Every document that cites it is asked for its periodic review; the desk is warned."),
    )
    def expire(self, *, actor, since=None):
        """Nothing took its place: its time is over, or it was repealed."""
        after_last = self.expires_on + DAY if self.expires_on else today()
        self._end_on(since or min(after_last, today()))

    @act(
        _("Take the end back"),
        [S.REPLACED, S.EXPIRED],
        S.IN_FORCE,
        who=[rules.keeps_the_register],
        reason=True,
        follows=_(
            "It is in force again. Reviews that were asked because of it and not answered yet are ended; those that "
            "somebody has answered stay, and are listed on its page."
        ),
    )
    def take_back(self, *, actor):
        """It was recorded by mistake that it holds no more."""
        if self.expires_on and self.expires_on < today():
            self.expires_on = None  # else the clock would end it again
        self.replaced_by = self.ended_on = self.warned_of = None

    def _refuse_successor(self, successor):
        """What takes its place is another document, and in force or to come."""
        if successor.pk == self.pk:
            raise ValidationError({"successor": [_("It can't replace itself.")]})
        if successor.state != S.IN_FORCE:
            raise ValidationError({"successor": [_("What takes its place is itself no longer in force.")]})

    def _end_on(self, day):
        """No later than today: until then it holds, and a day to come is entered as its last."""
        if day > today():
            sentence = _("This day is still to come: until then it is in force. Enter it when the day has come.")
            raise ValidationError({"since": [sentence]})
        begun = self.effective_on or self.issued_on
        if begun and day < begun:
            raise ValidationError({"since": [_("This day lies before it was in force.")]})
        self.ended_on = day

    # ── Questions

    def facts(self):
        """What somebody compares with its source."""
        return {name: getattr(self, name) for name in FACTS}

    def refuse_days(self):
        """Days follow each other: issued, in force, its last day."""
        if self.issued_on and self.effective_on and self.effective_on < self.issued_on:
            raise ValidationError({"effective_on": [_("It can't be in force before it was issued.")]})
        if self.effective_on and self.expires_on and self.expires_on < self.effective_on:
            raise ValidationError({"expires_on": [_("Its last day lies before its first.")]})

    def title_text(self):
        return self.title

    def search_words(self):
        return [*super().search_words(), self.get_kind_display(), self.body]

    def holds(self):
        """Whether it is in force today: neither ended nor still to come, nor past its last day."""
        begun = self.effective_on is None or self.effective_on <= today()
        return self.state == S.IN_FORCE and begun and (self.expires_on is None or self.expires_on >= today())

    def ends_soon(self):
        """Whether it holds, and its last day is known and near."""
        return self.holds() and self.expires_on is not None and self.expires_on <= today() + WARNED_AHEAD

    def validity(self):
        """From when to when it holds, in words."""
        days = {"since": self.effective_on, "until": self.ended_on or self.expires_on}
        said = {name: f"{day:%d/%m/%Y}" for name, day in days.items() if day}
        if self.state == S.IN_FORCE and self.effective_on and self.effective_on > today():
            return _("only from %(since)s on") % said
        if self.ended_on:
            return _("ended on %(until)s") % said
        if len(said) == 2:
            return _("%(since)s to %(until)s") % said
        return _("since %(since)s") % said if "since" in said else ""

    validity.short_description = _("validity")

    def verified(self):
        """Whether somebody compared it, in words."""
        return (
            _("verified on %(day)s") % {"day": f"{self.verified_on:%d/%m/%Y}"} if self.verified_on else _("unverified")
        )

    verified.short_description = _("verified")

    @classmethod
    def in_period(cls, since, until):
        """Also what was in force on a day of the period, whenever it was entered."""
        begun = Q(effective_on__isnull=True) | Q(effective_on__lte=until)
        held = begun & (Q(ended_on__isnull=True) | Q(ended_on__gte=since))
        return super().in_period(since, until) | held

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post reads the register of their administration."""
        return Q(unit__in=whole_administration(user).values("pk"))
