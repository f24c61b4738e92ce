"""What follows when a row of the calendar changes: the open deadlines move with it, or nothing changes."""

from django.dispatch import receiver

from qms.ledger.entry import current_entry
from qms.lifecycle.signals import moved
from qms.workdays.calendar_rows import CalendarRow
from qms.workdays.deadlines import apply_moves, digest_of

from . import task_deadlines  # noqa: F401  the deadlines of tasks follow as well
from .seen_moves import DeadlinesMove


@receiver(moved)
def move_deadlines(sender, record, actor, **kwargs):
    """Move them with the change, if these are the moves that the person has seen. Raises DeadlinesMove."""
    if not issubclass(sender, CalendarRow):
        return
    moves = record.moves()
    if record.seen != digest_of(moves):
        raise DeadlinesMove(moves)
    apply_moves(moves, by=actor.person, reason=current_entry().reason)
    record.moved = [move for some in moves.values() for move in some]
