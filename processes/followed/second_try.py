"""What was kept aside is tried once more when what it waits for may be there: its procedure, its dossier."""

from . import unplaced
from .models import Lack
from .results import Became

MOST = 500  # in one pass of the clock; the rest in the next


def take_up(intake, rows):
    """Try once more what was kept aside; how many found their place. The identity is handed on, not kept twice."""
    placed = 0
    for row in rows.select_related("identity").order_by("kind", "pk")[:MOST]:  # dossiers before moves
        done = intake.take_again(row.code, unplaced.reading_of(intake.system, row))
        placed += done is not None and done.became is not Became.UNPLACED
    return placed


def take_up_after(intake, codes):
    """Moves that came before their dossier, which is there now."""
    if codes:
        take_up(intake, unplaced.waiting(intake.system).filter(code__in=codes, lack=Lack.DOSSIER))


def take_up_all(intakes):
    """For each system: what waits for a procedure or a dossier, tried once more; how many found their place."""
    return sum(take_up(each, unplaced.waiting(each.system).filter(lack__in=unplaced.TAKEN_UP)) for each in intakes)
