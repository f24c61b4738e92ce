"""The history as a pack holds it: every row of every kept table, those not asked for by their digest alone.

So the checker can recompute every seal, and nobody reads what was not asked for.
"""

import json

from django.contrib.contenttypes.models import ContentType

from qms.evidence.replay import begin_of, end_of
from qms.evidence.rows import HistoryRows
from qms.evidence.seals import Seal
from qms.ledger.chain import plain
from qms.ledger.formats import kept_models
from qms.ledger.models import RowFormat
from qms.lifecycle.registry import record_types


def seals_text(seals):
    """The seals as the checker reads them."""
    told = [
        {
            "number": seal.number,
            "made_at": plain(seal.made_at),
            "covers": seal.covers,
            "root": seal.root,
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
# Rows that belong to whichever record they name: the column that names its kind.
BELONGING = {"evidence.Attachment": "record_type_id", "evidence.Link": "origin_type_id"}


class Shown:
    """Which rows a pack shows: of the kinds asked for, or of all; never what may name people who came to the office."""

    def __init__(self, pack, hidden):
        types = record_types()
        self._all, named = not pack.kinds, pack.kinds or list(types)
        chosen = [types[name].model for name in named if name in types]
        self._models = {each for model in chosen for each in _with_parts(model)}
        open_to_read = [
            model for model in chosen if model not in [types[name].model for name in hidden if name in types]
        ]
        self._types = {each.pk for each in ContentType.objects.get_for_models(*open_to_read).values()}

    def of(self, model, columns):
        """A function (row) -> whether it is shown."""
        label = model._meta.label
        if label in BELONGING:
            place = columns.index(BELONGING[label])
            return lambda row: row[place] in self._types
        shown = label not in NEVER and (self._all or model in self._models or model._meta.app_label in GROUND)
        return lambda row: shown


def _with_parts(model):
    return {model, *(model._meta.get_field(name).related_model for name in getattr(model, "parts", ()))}


def history_lines(model, upto, pack, shown):
    """The rows of one kept model up to a history_id, as lines of JSON. Call at one moment of the database."""
    rows, first, last = HistoryRows(model), plain(begin_of(pack.since)), plain(end_of(pack.until))
    moment, is_shown = rows.columns.index("history_date"), shown.of(model, rows.columns)
    for row in rows.after():
        history_id, pk, sequence, head, mac, row_format = rows.place(row)
        if history_id > upto:
            return
        text = rows.text(row, row_format)
        if is_shown(row) and first <= _moment(row[moment]) < last:
            whole = ["shown", history_id, pk, sequence, head, mac, text]
            yield json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
        else:
            yield json.dumps(["withheld", rows.leaf(history_id, pk, head, mac, text).hex()])


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
