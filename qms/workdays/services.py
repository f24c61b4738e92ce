"""Changing the calendar: the rows and the deadlines they move, kept together or not at all."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext

from qms.ledger.entry import recording

from .calendars import calendars
from .deadlines import apply_moves, digest_of, moves_between
from .models import Calendar

WHATEVER_MOVES = object()


@dataclass(frozen=True)
class Change:
    """What came of a change: the deadlines that move, and whether it was kept or only looked at."""

    moves: dict
    kept: bool

    @property
    def digest(self):
        """What a person agrees to when they confirm."""
        return digest_of(self.moves)

    @property
    def all_moves(self):
        """The moves of all rooms, soonest new moment first; those without one last."""
        moves = [move for some in self.moves.values() for move in some]
        return sorted(moves, key=lambda move: (move.new is None, move.new or move.old, move.record))


@transaction.atomic
def change_calendar(rows, *, actor, act, reason="", seen=""):
    """Keep rows of the calendar and move the deadlines, if these are the moves `seen`; else nothing.

    Nothing seen is enough where nothing moves. WHATEVER_MOVES agrees to everything.
    """
    before = calendars()
    with recording(by=actor.person, on_behalf_of=actor.on_behalf_of, act=act, reason=reason):
        for row in rows:
            if not isinstance(row, Calendar):
                row.calendar = row.calendar  # a calendar saved just now has its number only now
            row.save()
    moves = moves_between(before, calendars())
    if seen is not WHATEVER_MOVES and seen != digest_of(moves):
        transaction.set_rollback(True)
        return Change(moves, kept=False)
    apply_moves(moves, by=actor.person, reason=reason)
    return Change(moves, kept=True)


def calendar_for(unit):
    """The own calendar of a unit (None: the whole office), a new one, not yet kept, where it has none."""
    found = Calendar.objects.filter(unit=unit) if unit else Calendar.objects.filter(unit__isnull=True)
    return found.first() or Calendar(unit=unit, name=str(unit) if unit else gettext("Calendar of the whole office"))
