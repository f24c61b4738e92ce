"""The history as a pack holds it: every row of every kept table, those not asked for by their digest alone.

So the checker can recompute every seal, and nobody reads what was not asked for.
"""

import json
from itertools import islice, takewhile
from operator import itemgetter

from qms.evidence.counted_keys import sets_named, stored_sets
from qms.evidence.replay import begin_of, end_of
from qms.evidence.rows import HistoryRows
from qms.evidence.seals import Seal
from qms.ledger.chain import plain
from qms.ledger.formats import kept_models
from qms.ledger.models import RowFormat


def seals_text(seals):
    """The seals as the checker reads them."""
    told = [
        {
            "number": seal.number,
            "made_at": plain(seal.made_at),
            "covers": seal.covers,
            "root": seal.root,
            "marks": seal.marks,
            "head": seal.head,
        }
        for seal in seals
    ]
    return json.dumps(told, ensure_ascii=False, indent=1)


def formats_text():
    """What stands in the rows: the names of the values of each format."""
    known = {each.format: {"table": each.model, "fields": list(each.fields)} for each in RowFormat.objects.all()}
    return json.dumps(known, ensure_ascii=False, indent=1)


def newest_seals():
    """All seals, oldest first."""
    return list(Seal.objects.order_by("number"))


# What the quality system stands on is always shown: without it no row can be read.
GROUND = ("people", "workdays")
# Accounts' addresses are nobody's evidence.
NEVER = ("people.AccountChange",)
# Rows that belong to whichever record they name: the columns of its kind and of its key.
BELONGING = {
    "evidence.Attachment": ("record_type_id", "record_id"),
    "evidence.Link": ("origin_type_id", "origin_id"),
    "inbox.LevelTold": ("record_type_id", "record_id"),
}
# Of these, what names people of the office alone, whomever its record names: who was told of lateness.
OF_THE_OFFICE = ("inbox.LevelTold",)
PIECE = 2000


class Shown:
    """Which rows a pack shows: those of its period, in its scope."""

    def __init__(self, pack, scope):
        self.sets = set()  # of counted keys, that the rows shown so far name
        self._scope, self._never = scope, () if scope.leaves and scope.personal else NEVER
        self._first, self._last = plain(begin_of(pack.since)), plain(end_of(pack.until))

    def among(self, rows, piece):
        """For each row of a piece of one table's history, whether it is shown."""
        in_scope, moment = self._in_scope(rows, piece), rows.columns.index("history_date")
        return [
            each and self._first <= _moment(row[moment]) < self._last for row, each in zip(piece, in_scope, strict=True)
        ]

    def _in_scope(self, rows, piece):
        if rows.label in self._never:
            return [False] * len(piece)
        if rows.model._meta.app_label in GROUND:
            return [True] * len(piece)
        if rows.label in BELONGING:
            places = itemgetter(*map(rows.columns.index, BELONGING[rows.label]))
            named = list(map(places, piece))
            known = self._scope.named_of(named, of_the_office=rows.label in OF_THE_OFFICE)
            return [each in known for each in named]
        place = rows.columns.index("id")
        keys = self._scope.keys_of(rows.model, {row[place] for row in piece})
        return [row[place] in keys for row in piece]


def history_lines(model, upto, shown):
    """The rows of one kept model up to a history_id, as lines of JSON. Call at one moment of the database."""
    rows = HistoryRows(model)
    sealed = takewhile(lambda row: rows.place(row)[0] <= upto, rows.after())
    while piece := list(islice(sealed, PIECE)):
        for row, is_shown in zip(piece, shown.among(rows, piece), strict=True):
            history_id, pk, sequence, head, mac, row_format = rows.place(row)
            text = rows.text(row, row_format)
            if is_shown:
                shown.sets.update(sets_named(text or ""))
                whole = ["shown", history_id, pk, sequence, head, mac, text]
                yield json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
            else:
                yield json.dumps(["withheld", rows.leaf(history_id, pk, head, mac, text).hex()])


def counted_lines(sets):
    """The sets of counted keys that the rows shown name, as lines of JSON: digest and texts."""
    asked = sorted(sets)
    for begin in range(0, len(asked), PIECE):
        for each in stored_sets(asked[begin : begin + PIECE]):
            yield json.dumps(each, ensure_ascii=False, separators=(",", ":"))


def sealed_upto(seals):
    """{label: history_id up to which rows are sealed}."""
    found = {}
    for seal in seals:
        for label, (_after, upto, _count) in seal.covers.items():
            found[label] = max(upto, found.get(label, 0))
    return found


def sealed_count(seals):
    """How many rows the seals cover."""
    return sum(count for seal in seals for _after, _upto, count in seal.covers.values())


def models_in_order():
    """The kept models, in the order in which seals take them."""
    return kept_models()


def _moment(value):
    """A moment as text that can be compared, whichever way the database gave it."""
    return value if isinstance(value, str) else plain(value)
