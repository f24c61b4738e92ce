"""The preparation of a year: what the year needs, who sees to it by which day (6.2.2, 9.2.2, 9.3.1)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part, only_the_clock
from qms.acts.state import StateField
from qms.ledger.entry import current_entry
from qms.ledger.now import local, now
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import actors_of, whole_administration
from qms.people.posts import PostKind
from qms.workdays.calendars import CountsByCalendar

from . import rules
from .needs import day_before, days, needs
from .states import PreparationState

S = PreparationState


class YearPreparation(CountsByCalendar, MovingRecord):
    """What a year needs before it begins, each thing with a day and somebody who sees to it."""

    year = models.PositiveSmallIntegerField(_("year"))
    state = StateField(PreparationState, S.UNDER_WAY)

    who_creates = (rules.prepares,)
    needs_to_create = (rules.is_only_one_of_year,)
    parts = ("lines",)
    moves_with_calendar = True
    told_administrators = True  # who is asked to enter the days off

    class Meta(MovingRecord.Meta):
        verbose_name = _("preparation of a year")
        verbose_name_plural = _("preparations of years")
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="a_year_is_prepared_once")]

    @classmethod
    def begin(cls, *, actor, unit, year):
        return cls(number=f"CBN-{unit.code}-{year}", unit=unit, year=year)

    def after_creation(self, *, actor, **values):
        for need in (each for each in needs() if each.asked(self.unit, self.year)):
            line = self.lines.model(preparation=self, need=need.name, due_on=need.last_day(self.year, self.calendar))
            line.there_at = now() if line.is_there() else None
            line.save()

    # ── Acts

    @act(
        _("Prepare"),
        [S.UNDER_WAY],
        SAME,
        who=[only_as_part],
        follows=_("The line is settled by itself once the year has what it asks for."),
        formerly=["publish"],  # a declaration was an act of the year before it was a record of its own
    )
    def settle(self, *, actor, line):
        """The year has what this line asks for."""
        row = self.lines.get(pk=line)
        row.there_at = now()
        row.save()
        return row

    @act(_("Move the days of its lines with the calendar"), [S.UNDER_WAY], SAME, who=[only_as_part])
    def move_lines(self, *, actor, days):
        """The working calendar has changed: {key of the line: day} of each day that was counted by it."""
        rows = list(self.lines.filter(pk__in=days))
        for row in rows:
            row.due_on = days[row.pk]
        self.lines.model.save_all(rows)

    @act(
        _("Leave out"),
        [S.UNDER_WAY],
        SAME,
        who=[rules.prepares],
        reason=True,
        follows=_("Nobody is asked for it any more; the reason stands with the year."),
    )
    def leave_out(self, *, actor, line):
        """The office does not need this in the year."""
        row = self._line(line, Q(there_at=None, left_out_why=""))
        row.left_out_why = current_entry().reason
        row.save()
        return row

    @act(
        _("Take up again"),
        [S.UNDER_WAY, S.READY],
        S.UNDER_WAY,
        who=[rules.prepares],
        rules=[rules.something_is_left_out],
        reason=True,
        follows=_("It is asked for again, by its day."),
    )
    def take_up(self, *, actor, line):
        """What was left out is needed after all."""
        row = self._line(line, ~Q(left_out_why=""))
        row.left_out_why = ""
        row.save()

    @act(
        _("Note that the year is ready"),
        [S.UNDER_WAY],
        S.READY,
        who=[only_the_clock],
        rules=[rules.nothing_is_open],
        clock=True,
    )
    def complete(self, *, actor):
        """Everything is there, or left out for a reason."""

    # ── Questions

    def _line(self, key, which):
        row = self.lines.filter(which, pk=key).first()
        if row is None:
            raise ValidationError({"line": [_("This line stands otherwise by now.")]})
        return row

    def open_lines(self):
        """What somebody still has to see to, in the order of its days."""
        return [each for each in self.lines.all() if each.is_open()]

    def opened_late(self):
        """The day on which the clock should have opened it, where that was missed."""
        should = day_before(self.year, days()["opens"])
        late = self.pk and self.created_by.is_system and local(self.created_at).date() > should
        return should if late else None

    def lines_left_out(self):
        return self.lines.exclude(left_out_why="")

    def has_twin(self):
        """Whether the year is prepared already."""
        return YearPreparation.objects.filter(unit=self.unit, year=self.year).exclude(pk=self.pk).exists()

    def still_waits_for(self, task):
        return any(each.pk == task.part_id for each in self.open_lines())

    def due_at_of(self, line):
        """The closing of its day, which is a working day."""
        return self.calendar.end_of_day(line.due_on)

    def title_text(self):
        return _("Preparation of the year %(year)s") % {"year": self.year}

    title_text.short_description = _("year")

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees what the coming year still needs, and an administrator, who is asked too."""
        held = (post for actor in actors_of(user) for post in actor.posts)
        kept = [post.unit_id for post in held if post.kind == PostKind.ADMINISTRATOR]
        return Q(unit__in=whole_administration(user).values("pk")) | Q(unit__in=kept)
