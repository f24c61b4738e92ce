"""Open deadlines that a change of the calendar moves: nothing is kept before the person has seen them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.lifecycle.errors import RuleNotMet
from qms.web.cells import words_cell
from qms.web.tables import Table
from qms.workdays.deadlines import digest_of


class DeadlinesMove(RuleNotMet):
    """The change moves open deadlines that were not seen; carries them, and the word that says they were."""

    def __init__(self, moves):
        self.moves, self.digest = moves, digest_of(moves)
        count = len(self.all_moves)
        says = ngettext("{count} open deadline moves", "{count} open deadlines move", count).format(count=count)
        confirm = _("To confirm, send the same once more with “seen”: {digest}").format(digest=self.digest)
        super().__init__([f"{says}.", confirm, *(_words(move) for move in self.all_moves)])

    @property
    def all_moves(self):
        """The moves of all rooms, soonest new moment first; those without one last."""
        return in_order(self.moves)

    @property
    def table(self):
        """The moves, each record with its due moment so far and then."""
        rows = [[words_cell(each.record, url=each.url), each.old, each.new] for each in self.all_moves]
        return Table.of([_("Record"), _("Due so far"), _("Due then")], rows)


def in_order(moves):
    """The moves of all rooms, soonest new moment first; those without one last."""
    found = [move for some in moves.values() for move in some]
    return sorted(found, key=lambda move: (move.new is None, move.new or move.old, move.record))


def _words(move):
    old, new = (f"{each:%d/%m/%Y %H:%M}" if each else "–" for each in (move.old, move.new))
    return f"{move.record}: {old} → {new}"
