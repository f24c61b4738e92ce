"""The plan of a year: what is to be done, by which units, and when they report on it (6.2.2, 9.1.3)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act, passes_values_to
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.workdays.calendars import CountsByCalendar

from ..actions.origins import TakesActions
from . import rules
from .annex.rows import read_annex
from .carried_tasks import carry, unfinished
from .dates import days_of_round, usual_rounds
from .lines import add_targets, add_tasks, labelled, take_in, task_given
from .parts import PlanField, PlanRound
from .states import PlanState
from .unit_heads import head_of

S = PlanState


class Plan(CountsByCalendar, TakesActions, MovingRecord):
    """A plan as its document has it: targets, tasks under their letters, and reporting rounds."""

    title = models.CharField(_("title"), max_length=300)
    year = models.PositiveSmallIntegerField(_("year"))
    legal_basis = models.TextField(_("legal basis"), blank=True)
    official_number = models.CharField(_("official number"), max_length=60, blank=True)
    issued_on = models.DateField(_("day of issue"), null=True, blank=True)
    state = StateField(PlanState, S.RUNNING)

    who_creates = (rules.keeps_plan,)
    parts = ("fields", "items", "rounds_asked")

    class Meta(MovingRecord.Meta):
        verbose_name = _("plan")
        verbose_name_plural = _("plans")

    # ── Creation

    # An office's own plan is told whole where it is read from a file.
    given_inside = {"create": ("rounds", "tasks", "targets"), "take_in_annex": ("rows",)}

    @classmethod
    def begin(cls, *, actor, title, year, unit, legal_basis="", **values):
        count = cls.objects.filter(year=year).count()
        number = f"KH-CCHC-{year}" if not count else f"KH-CCHC-{year}-{count + 1}"
        return cls(number=number, title=title, year=year, unit=unit, legal_basis=legal_basis)

    def after_creation(self, *, actor, fields=(), rounds=None, tasks=(), targets=(), **values):
        for number, name in enumerate(fields, 1):
            PlanField.objects.create(plan=self, number=number, name=name)
        for given in rounds if rounds is not None else labelled(usual_rounds(self.year, self.calendar)):
            PlanRound.objects.create(plan=self, **days_of_round(given["before"], self.calendar) | given)
        add_tasks(self, tasks, actor)
        add_targets(self, targets, actor)

    # ── Acts

    @act(
        _("Enter number and day of issue"),
        [S.RUNNING],
        SAME,
        who=[rules.keeps_plan],
        follows=_("The plan is shown with the number and day under which it was signed."),
    )
    def note_issue(self, *, actor, official_number, issued_on):
        """The plan was signed: enter the number and day that stand on the paper."""
        self.official_number, self.issued_on = official_number.strip(), issued_on

    @act(
        _("Add a task"),
        [S.RUNNING],
        SAME,
        who=[rules.keeps_plan],
        follows=_("The person named is asked to start; the task stands in its field of reform."),
    )
    @passes_values_to(task_given)
    def add_task(self, *, actor, **values):
        """Add one task, under the next free place of its field or the place given."""
        add_tasks(self, [task_given(**values)], actor)

    @act(
        _("Take in the annex"),
        [S.RUNNING],
        SAME,
        who=[rules.keeps_plan],
        follows=_("Heads of units are asked for the new tasks; tasks that stand already get their day and product."),
    )
    def take_in_annex(self, *, actor, file=None, rows=()):
        """Take in the tasks of a workbook: all of its rows, or none (7.5.3: the workbook is kept with the plan).

        The import desk gives `rows` that it has read and asked about; it keeps their file itself.
        """
        if file is None:
            take_in(self, rows, actor)
            return
        rows = read_annex(self, file)
        faults = [f"{_('Row')} {row.number}: {fault}" for row in rows for fault in row.faults]
        if faults or not rows:
            raise ValidationError({"file": faults or [_("No task was found in the workbook.")]})
        if take_in(self, rows, actor):
            file.seek(0)
            attach(self, file, purpose="annex")

    @act(
        _("Carry over unfinished tasks"),
        [S.RUNNING],
        SAME,
        who=[rules.may_close],
        rules=[rules.something_is_unfinished],
        follows=_("Each goes on in this plan, tied to its history; last year's counts it as not done."),
    )
    def carry_over(self, *, actor, tasks, due_on=None):
        """Go on with what last year's plan did not finish."""
        carry(self, tasks, due_on, actor)

    @act(
        _("Close the plan"),
        [S.RUNNING],
        S.CLOSED,
        who=[rules.may_close],
        rules=[rules.nothing_left_to_do, rules.every_round_is_sent],
        reason=True,
        follows=_("No task is added any more; the plan stays on record."),
    )
    def close(self, *, actor):
        """The year is over: every task is settled and every report is sent."""

    @act(_("Move the days of its rounds with the calendar"), [S.RUNNING], SAME, who=[only_as_part])
    def move_rounds(self, *, actor, days):
        """The working calendar has changed: (key of the round, field, day) of each day that was counted by it."""
        rows = {row.pk: row for row in self.rounds_asked.filter(pk__in=[key for key, _field, _day in days])}
        for key, name, day in days:
            setattr(rows[key], name, day)
        PlanRound.save_all(list(rows.values()))

    # ── Questions

    def owner_of_actions(self):
        """The head of the unit that keeps the plan."""
        return head_of(self.unit)

    def takes_actions(self):
        return self.state == S.RUNNING

    def unfinished_last_year(self):
        """The lines of last year's plan that are still open."""
        return unfinished(self)

    def has_open_tasks(self):
        return self.unsettled_actions().exists()

    def all_rounds_sent(self):
        asked = self.rounds_asked.count()
        return self.report_rounds.sent().count() == asked

    @cached_property
    def tasks(self):
        """Its lines that are tasks, in the order of the document."""
        return list(self.items.filter(kind="task").select_related("field", "action").order_by("position", "pk"))

    def title_text(self):
        return self.title

    @classmethod
    def also_visible_to(cls, user):
        """The plan is sent to every unit: everybody with a post sees it."""
        return Q(unit__in=whole_administration(user).values("pk"))
