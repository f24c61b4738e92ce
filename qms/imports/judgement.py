"""What the rows of a piece would do: judged together with few questions, and said of each."""

from hashlib import sha256

from django.utils.translation import gettext as _

from .kinds import kind_of
from .reading.sheet import Unreckoned
from .states import Verdict

JUDGED = ("verdict", "faults", "asks", "notes", "changes", "settled", "about")


def judge(reader, record, rows, again=False):
    """Say of each row of an import what it would do; gives what they mean. `again` is just before it is done."""
    told = [row.told(record.columns) for row in rows]
    asked = [(meant, row.number) for row, (meant, _rest) in zip(rows, told, strict=True)]
    reads = reader.read_again(asked) if again else reader.read_all(asked)
    for row, read in zip(rows, reads, strict=True):
        row.about = sha256(repr(read.about).encode()).hexdigest() if read.about else ""
    earlier, with_values = _said_before(record, rows), not kind_of(record.kind).masks()
    for row, read, (meant, rest) in zip(rows, reads, told, strict=True):
        if row.about and earlier[row.about] < row.number:
            read.faults, read.changes = [_("Row %(row)s is about the same.") % {"row": earlier[row.about]}], []
        if any(isinstance(value, Unreckoned) for value in meant.values()):
            read.faults.insert(0, _("A formula has no value: open the file, reckon, save it, and send it again."))
        _tell(row, read, _left(rest, with_values))
    return reads


def _said_before(record, rows):
    """{what a row is about: number of the first row about it}, among these and all others of the file."""
    ours, first = {row.pk for row in rows}, {}
    others = record.rows.filter(about__in={row.about for row in rows} - {""}).exclude(verdict=Verdict.LEFT_OUT)
    for key, about, number in others.values_list("pk", "about", "number"):
        if key not in ours:
            first[about] = min(number, first.get(about, number))
    for row in rows:
        first[row.about] = min(row.number, first.get(row.about, row.number))
    return first


def _left(rest, with_values):
    """What is said of columns that mean nothing; in a file about people one may say who somebody is."""
    if with_values:
        return [_("“%(heading)s” is not taken in: %(value)s") % {"heading": each, "value": rest[each]} for each in rest]
    return [_("“%(heading)s” is not taken in.") % {"heading": each} for each in rest]


def _tell(row, read, notes):
    row.faults, row.notes = [str(each) for each in read.faults], [str(each) for each in [*read.notes, *notes]]
    row.asks = [vars(each) | {"choices": [list(one) for one in each.choices]} for each in read.asks]
    row.changes = [[str(part) for part in change] for change in read.changes]
    row.settled = row.settled | {name: text for name, text in read.settled.items() if text}
    row.verdict = _verdict(read)


def _verdict(read):
    if read.heading:
        return Verdict.LEFT_OUT
    if read.faults:
        return Verdict.WRONG
    if read.asks:
        return Verdict.ASKED
    if read.record is None:
        return Verdict.NEW
    return Verdict.CHANGED if read.changes else Verdict.SAME
