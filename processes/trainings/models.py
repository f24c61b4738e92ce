"""A training from its planning until somebody else has judged what it changed (7.2 c)."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import DocumentRevision
from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.evidence.numbers import next_number
from qms.lifecycle.flows import reopen
from qms.lifecycle.moving_record import MovingRecord
from qms.workdays.calendars import CountsByCalendar
from qms.workdays.months import months_after

from ..competences.models import Competence
from ..training_plans.models import TrainingPlan
from . import rules
from .parts import Participant
from .queries import TrainingQuerySet
from .states import Presence, TrainingKind, TrainingState

S = TrainingState
SERIES = "ĐT"
JUDGED_AFTER = 3  # months: what was learned shows at work, or does not
PERSON: dict[str, Any] = {"on_delete": models.PROTECT, "related_name": "+"}


class Training(CountsByCalendar, MovingRecord):
    """What is taught to whom, on which day, by whom; and who judges its effect, when."""

    plan = models.ForeignKey(
        TrainingPlan, models.PROTECT, verbose_name=_("training plan"), null=True, blank=True, related_name="trainings"
    )
    title = models.CharField(_("title"), max_length=300)
    competence = models.ForeignKey(
        Competence, models.PROTECT, verbose_name=_("competence"), null=True, blank=True, related_name="trainings"
    )
    revision = models.ForeignKey(
        DocumentRevision,
        verbose_name=_("document revision"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="trainings",
    )
    purpose = models.TextField(_("what they can do afterwards"))
    kind = models.CharField(_("how it is given"), max_length=20, choices=TrainingKind, default=TrainingKind.IN_HOUSE)
    trainer = models.CharField(_("taught by"), max_length=200)
    place = models.CharField(_("place"), max_length=200, blank=True)
    planned_on = models.DateField(_("day"))
    organiser = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("who runs it"), **PERSON)
    judge = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("who judges the effect"), **PERSON)
    judge_on = models.DateField(_("effect judged from"), null=True, blank=True)
    note = models.TextField(_("how it went"), blank=True, editable=False)
    effect = models.TextField(_("what it changed, and what shows it"), blank=True, editable=False)
    state = StateField(TrainingState, S.PLANNED)

    objects = TrainingQuerySet.as_manager()

    who_creates = (rules.plans,)
    belongs_to = ("plan", "competence", "revision")
    reads_with = ("unit", "organiser", "judge", "competence", "plan", "revision")
    parts = ("participants",)
    told_outside = False

    class Meta(MovingRecord.Meta):
        verbose_name = _("training")
        verbose_name_plural = _("trainings")

    @classmethod
    def begin(cls, *, actor, unit, participants, organiser=None, **values):
        year = str(values["planned_on"].year)
        training = cls(unit=unit, organiser=organiser or actor.person, **values)
        training._settle(participants)
        training.number = f"{SERIES}-{year[2:]}-{next_number(SERIES, year):03d}"
        return training

    def after_creation(self, *, actor, participants, **values):
        Participant.bring_in_line(self, participants)

    @classmethod
    def also_visible_to(cls, user):
        """Whoever runs it, takes part, or judges it sees it."""
        takes_part = Participant.objects.filter(person=user, active=True).values("training")
        return Q(organiser=user) | Q(judge=user) | Q(pk__in=takes_part)

    # ── Acts, in the order of the work

    @act(
        _("Edit"),
        [S.PLANNED],
        SAME,
        who=[rules.runs_it],
        follows=_("Whoever takes part reads the new day and place in the record."),
    )
    def edit(self, *, actor, participants=None, organiser=None, **values):
        """Move it, say it better, or name others."""
        for name, value in values.items():
            setattr(self, name, value)
        self.organiser = organiser or self.organiser
        now_in = [each.person for each in self.participants_now()] if participants is None else participants
        self._settle(now_in)
        if participants is not None:
            Participant.bring_in_line(self, participants)
        reopen(self, Training.record_attendance)

    @act(
        _("Write down who came"),
        [S.PLANNED, S.HELD],
        S.HELD,
        who=[rules.runs_it],
        rules=[rules.has_begun],
        follows=_("After some time somebody else is asked whether it changed anything."),
    )
    def record_attendance(self, *, actor, attendance, note="", files=()):
        """{account name: presence} for each participant; photos of the list of signatures go with it."""
        Participant.write_down(self.participants_now(), attendance)
        for file in files:
            attach(self, file, purpose="attendance")
        self.note = note or self.note

    @act(
        _("It was effective"),
        [S.HELD],
        S.EFFECTIVE,
        who=[rules.is_judge, rules.is_apart_from_it],
        rules=[rules.time_has_passed],
        follows=_("Whoever was present has the competence from now on, where the training names one."),
    )
    def find_effective(self, *, actor, effect):
        """It changed how they work, and something shows it."""
        self.effect = effect

    @act(
        _("It was not effective"),
        [S.HELD],
        S.INEFFECTIVE,
        who=[rules.is_judge, rules.is_apart_from_it],
        rules=[rules.time_has_passed],
        follows=_("The gap stays: whoever ran it is told, so that another way is found."),
    )
    def find_ineffective(self, *, actor, effect):
        """Nothing changed; what is seen says why."""
        self.effect = effect

    @act(
        _("Name another judge"),
        [S.PLANNED, S.HELD],
        SAME,
        who=[rules.keeps_the_system],
        reason=True,
        follows=_("The person newly named is asked instead."),
    )
    def name_judge(self, *, actor, judge):
        """Somebody else who has nothing to do with it judges its effect."""
        self.judge = judge
        self._settle([each.person for each in self.participants_now()])
        if self.state == S.HELD:
            reopen(self, Training.find_effective)

    @act(
        _("Cancel"),
        [S.PLANNED],
        S.CANCELLED,
        who=[rules.runs_it],
        reason=True,
        follows=_("It takes place no more; the plan shows it as cancelled."),
    )
    def cancel(self, *, actor):
        """It does not take place."""

    # ── What does not fit

    def _settle(self, participants):
        """Days in order, and a judge who has nothing to do with it. Raises ValidationError."""
        if not participants:
            raise ValidationError({"participants": [_("Name at least one participant.")]})
        if self.judge in (self.organiser, *participants):
            raise ValidationError({"judge": [_("Somebody judges who neither runs it nor takes part in it.")]})
        self.judge_on = self.judge_on or months_after(self.planned_on, JUDGED_AFTER)
        if self.judge_on <= self.planned_on:
            raise ValidationError({"judge_on": [_("The effect is judged some time after the training.")]})

    # ── Questions

    def title_text(self):
        return self.title

    def search_words(self):
        return [self.number, self.title, self.trainer]

    def participants_now(self):
        """Who takes part, by name."""
        rows = self.participants.filter(active=True).select_related("person")
        return list(rows.order_by("person__name_order", "pk"))

    def present(self):
        """Who came."""
        return [each.person for each in self.participants_now() if each.presence == Presence.PRESENT]

    def participants_words(self):
        """Who takes part, in words."""
        return "; ".join(str(each) for each in self.participants_now())

    def due_at(self):
        """Until when it is to be judged: a month after it can be."""
        return self.calendar.end_of_term(months_after(self.judge_on, 1))
