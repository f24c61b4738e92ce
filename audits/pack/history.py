"""The history as a pack holds it: every row of every kept table, those not asked for by their digest alone.

So the checker can recompute every seal, and nobody reads what was not asked for.
"""

import json

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


def withheld_models(kinds):
    """The record models, and their parts, that were not asked for; without any asked for, none is withheld."""
    if not kinds:
        return set()
    models = {kind.model: _with_parts(kind.model) for kind in record_types().values()}
    shown = {each for name, kind in record_types().items() if name in kinds for each in models[kind.model]}
    return {each for those in models.values() for each in those} - shown


def _with_parts(model):
    return {model, *(model._meta.get_field(name).related_model for name in getattr(model, "parts", ()))}


def history_lines(model, upto, pack, withheld):
    """The rows of one kept model up to a history_id, as lines of JSON. Call at one moment of the database."""
    rows, first, last = HistoryRows(model), plain(begin_of(pack.since)), plain(end_of(pack.until))
    moment = rows.columns.index("history_date")
    for row in rows.after():
        history_id, pk, sequence, head, mac, row_format = rows.place(row)
        if history_id > upto:
            return
        text = rows.text(row, row_format)
        if withheld or not first <= _moment(row[moment]) < last:
            yield json.dumps(["withheld", rows.leaf(history_id, pk, head, mac, text).hex()])
        else:
            shown = ["shown", history_id, pk, sequence, head, mac, text]
            yield json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


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
