"""A unit's own calendar, and what all its rows have in common: who keeps them, and the deadlines that follow."""

from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.acted_on import ActedOn
from qms.acts.acts import act
from qms.ledger.kept import Kept
from qms.people.ends import OpenToStaff

from . import rules
from .deadlines import moves_between

FOLLOWS = _("Before anything is kept you see which open deadlines move.")


class Calendar(Kept):
    """What one unit says of working time by itself; it inherits the rest from the units above it."""

    name = models.CharField(_("name"), max_length=200)
    unit = models.ForeignKey(
        "people.Unit",
        verbose_name=_("unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="calendars",
        help_text=_("Empty: the whole office."),
    )

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")
        ordering = ["unit__path", "pk"]
        constraints = [
            models.UniqueConstraint(
                Coalesce("unit", Value(0), output_field=models.BigIntegerField()),
                name="one_calendar_per_unit",
            )
        ]

    def __str__(self):
        return self.name

    @classmethod
    def own_of(cls, unit):
        """The own calendar of a unit (None: the whole office), a new one, not yet kept, where it has none."""
        found = cls.objects.filter(unit=unit) if unit else cls.objects.filter(unit__isnull=True)
        return found.first() or cls(unit=unit, name=str(unit) if unit else gettext("Calendar of the whole office"))


class CalendarRow(ActedOn):
    """A row of a unit's calendar. Its acts take `seen`: the open deadlines that move, as the person was told them."""

    objects = OpenToStaff.as_manager()

    who_creates = (rules.keeps_the_calendar,)
    reads_with = ("calendar__unit",)

    # Before an act: all calendars as they stood, and the moves that were seen. After it: the deadlines that moved.
    counted_before, seen, moved = None, "", ()

    class Meta:
        abstract = True

    def look_ahead(self, seen):
        """Remember by what is counted until now, and which moves the person has seen."""
        from .calendars import calendars  # which reads these rows

        self.counted_before, self.seen = calendars(), seen

    def moves(self):
        """The open deadlines that the change just kept moves, by those who keep them."""
        from .calendars import calendars

        return moves_between(self.counted_before, calendars())

    def put(self, values):
        """Set these fields. Raises ValidationError, by field, for what contradicts itself or another row."""
        for name, value in values.items():
            setattr(self, name, value)
        self.full_clean(exclude={"calendar", "sequence", "head"})

    @classmethod
    def save_all(cls, rows):
        """A unit's first row makes its calendar."""
        for row in rows:
            if row.calendar.pk is None:
                row.calendar.save()
            row.calendar = row.calendar  # a calendar kept just now has its number only now
        super().save_all(rows)


class Withdrawable(CalendarRow):
    """A row of the calendar that counts until it is withdrawn, and stays on record; it has a field `withdrawn`."""

    class Meta:
        abstract = True

    @classmethod
    def begin(cls, *, actor, unit=None, seen="", **values):
        row = cls(calendar=Calendar.own_of(unit))
        row.look_ahead(seen)
        row.put(values)
        return row

    @act(_("Change"), who=[rules.keeps_the_calendar], rules=[rules.counts], reason=True, follows=FOLLOWS)
    def edit(self, *, actor, seen="", **values):
        """Change what it says; open deadlines that move by it are seen first."""
        self.look_ahead(seen)
        self.put(values)

    @act(_("Let it count no more"), who=[rules.keeps_the_calendar], rules=[rules.counts], reason=True, follows=FOLLOWS)
    def withdraw(self, *, actor, seen=""):
        """Let it count no more; it stays on record."""
        self.look_ahead(seen)
        self.put({"withdrawn": True})

    @act(
        _("Let it count again"),
        who=[rules.keeps_the_calendar],
        rules=[rules.is_withdrawn],
        reason=True,
        follows=FOLLOWS,
    )
    def restore(self, *, actor, seen=""):
        """Take back that it was withdrawn."""
        self.look_ahead(seen)
        self.put({"withdrawn": False})
