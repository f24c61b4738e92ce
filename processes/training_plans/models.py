"""The training plan of a year and its way to approval (7.2 c)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.ledger.now import now
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.people.posts import SYSTEM_KEEPERS
from qms.people.rules import by_post
from qms.workdays.calendars import CountsByCalendar

from . import rules
from .states import TrainingPlanState

S = TrainingPlanState
SERIES = "KHĐT"


class TrainingPlan(CountsByCalendar, MovingRecord):
    """What is trained in a year and why; its trainings are records of their own that name it."""

    year = models.PositiveSmallIntegerField(_("year"))
    needs = models.TextField(_("what is needed, and why"))
    means = models.TextField(_("money and means"), blank=True)
    approved_by = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("approved by"), null=True, related_name="+", editable=False
    )
    approved_at = models.DateTimeField(_("approved on"), null=True, editable=False)
    summary = models.TextField(_("what came of it"), blank=True, editable=False)
    state = StateField(TrainingPlanState, S.DRAFT)

    who_creates = (rules.plans,)
    reads_with = ("unit", "created_by", "approved_by")

    class Meta(MovingRecord.Meta):
        verbose_name = _("training plan")
        verbose_name_plural = _("training plans")
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="a_unit_plans_training_once_a_year")]

    @classmethod
    def begin(cls, *, actor, unit, year, needs, means=""):
        if cls.objects.filter(unit=unit, year=year).exists():
            raise ValidationError({"year": [_("There is a plan for this year already.")]})
        return cls(number=f"{SERIES}-{year}-{unit.code.upper()}", unit=unit, year=year, needs=needs, means=means)

    # ── Acts, in the order of the work

    @act(
        _("Edit"),
        [S.DRAFT],
        SAME,
        who=[rules.plans],
        follows=_("The draft is saved; its trainings are added on their own page."),
    )
    def edit(self, *, actor, needs, means=""):
        """Say better what is needed."""
        self.needs, self.means = needs, means

    @act(
        _("Submit for approval"),
        [S.DRAFT],
        S.SUBMITTED,
        who=[rules.plans],
        rules=[rules.plans_something],
        follows=_("Top management is asked to approve it."),
    )
    def submit(self, *, actor):
        """It is ready to be approved."""

    @act(
        _("Return for change"),
        [S.SUBMITTED],
        S.DRAFT,
        who=[rules.approves],
        reason=True,
        follows=_("Whoever wrote it is asked to change it."),
    )
    def return_for_change(self, *, actor):
        """Top management wants it otherwise."""

    @act(
        _("Approve"),
        [S.SUBMITTED],
        S.APPROVED,
        who=[rules.approves, rules.did_not_write_it],
        sign=True,
        follows=_("It is carried out; the plan is kept on paper as issued."),
    )
    def approve(self, *, actor):
        """Top management provides what it takes (5.1.1 e)."""
        self.approved_by, self.approved_at = actor.person, now()

    @act(
        _("Close"),
        [S.APPROVED],
        S.CLOSED,
        who=[by_post(*SYSTEM_KEEPERS)],
        rules=[rules.all_are_over],
        follows=_("What came of it is on record, and goes into the review."),
    )
    def close(self, *, actor, summary):
        """The year is over, and every training is judged."""
        self.summary = summary

    # ── Questions

    def signed_content(self):
        """What top management signs: the needs, the means, and each training with its day."""
        rows = self.trainings.planned().order_by("planned_on", "pk")
        told = [f"{each.number} {each.planned_on} {each.title}" for each in rows]
        return "\n".join([f"{self.number} {self.year}", self.needs, self.means, *told])

    def title_text(self):
        return _("Training plan of %(year)s") % {"year": self.year}

    title_text.short_description = _("title")

    def open_trainings(self):
        """Those that are neither judged nor cancelled."""
        return list(self.trainings.open().order_by("planned_on", "pk"))

    def done_of_all(self):
        """How many trainings are held, of those that are planned, in words."""
        rows = self.trainings.planned()
        return f"{rows.held().count()} / {rows.count()}"

    done_of_all.short_description = _("trainings held")

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees what is planned for their administration."""
        return Q(unit__in=whole_administration(user).values("pk"))
