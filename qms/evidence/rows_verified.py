"""The history rows of one stretch of seals: each against its chain and key, each batch against its seal.

A stretch is so many seals, read at one moment of the database. What is kept in memory does not grow with the evidence.
"""

from dataclasses import dataclass, field

from qms.ledger.chain import mac_is_right, next_head
from qms.ledger.formats import kept_models

from .batches import Batches
from .counted_keys import sets_named
from .findings import Finding
from .heads import Heads
from .marks import mark_faults, sealed_marks
from .rows import HistoryRows
from .seals import Seal, head_after, seal_is_ours, sealed_upto

SEALS = 500  # in a stretch
AT_ONCE = 500  # rows between two signs of how far it is
TABLE = Seal._meta.db_table


@dataclass
class Reading:
    """How far the rows were read, and what the next stretch needs of those before."""

    number: int = 0  # the last seal
    head: str = ""
    upto: dict = field(default_factory=dict)  # {model: history_id}
    marks: dict = field(default_factory=dict)
    from_the_first: bool = True  # whether every row is read
    named: set = field(default_factory=set)  # sets of counted keys
    seen: dict = field(default_factory=dict)  # {model: keys of records}, where somebody asks for them

    def __post_init__(self):
        self.heads = Heads(self.from_the_first)

    @classmethod
    def after_seal(cls, number):
        """The reading of what came after a seal. Raises ValueError for one that is not there."""
        seal = Seal.objects.filter(number=number).first() if number else None
        if number and seal is None:
            raise ValueError(f"There is no seal {number}.")
        if seal is None:
            return cls()
        marks = sealed_marks(number)
        return cls(number=number, head=seal.head, upto=sealed_upto(number), marks=marks, from_the_first=False)

    def note(self, label, pk):
        """Remember a record of which a row was read."""
        if label in self.seen:
            self.seen[label].add(pk)


def next_seals(number):
    """The seals of the next stretch."""
    return list(Seal.objects.filter(number__gt=number).order_by("number")[:SEALS])


def read_stretch(reading, seals, progress):
    """Verify the rows under these seals, and the seals; after the last of all, also the rows that wait for one."""
    is_last = len(seals) < SEALS
    ends = {label: upto for seal in seals for label, (_after, upto, _count) in seal.covers.items()}
    batches = Batches(seals)
    for model in kept_models():
        label = model._meta.label
        if label in ends or is_last:
            progress.says(model._meta.verbose_name_plural)
            upto = None if is_last else ends[label]
            yield from _rows(HistoryRows(model), batches, progress, reading, upto)
            reading.upto[label] = ends.get(label, reading.upto.get(label, 0))
    yield from _seals(seals, batches, reading)


def _rows(rows, batches, progress, reading, upto):
    """Every row must follow the one before it; every row that was sealed goes to its batch."""
    label, put = rows.label, batches.taker(rows.label)
    after = reading.upto.get(label, None if reading.from_the_first else 0)
    for row in progress.each(rows.after(after, upto), AT_ONCE):
        history_id, pk, sequence, head, mac, row_format = rows.place(row)
        before, text = reading.heads.before(rows, history_id, pk, sequence), rows.text(row, row_format)
        put(history_id, rows.leaf(history_id, pk, head, mac, text))
        reading.named.update(sets_named(text or ""))
        reading.note(label, pk)
        if sequence != before[0] + 1:
            yield Finding(rows.table, history_id, f"sequence {sequence} of row {pk} does not follow {before[0]}")
        elif text is None:
            yield Finding(rows.table, history_id, f"the format {row_format} is not known")
        elif next_head(before[1], text) != head:
            says = f"content of row {pk}, sequence {sequence}, does not agree with its head"
            yield Finding(rows.table, history_id, says)
        elif not mac_is_right(mac, label, pk, sequence, head):
            says = f"row {pk}, sequence {sequence}, was not written by this program"
            yield Finding(rows.table, history_id, says)
        reading.heads.put(rows, pk, sequence, head)


def _seals(seals, batches, reading):
    """Every seal must follow the one before it, be ours, and cover the rows it was made over."""
    for seal in seals:
        number = reading.number + 1
        follows = head_after(reading.head, number, seal.root, seal.covers, seal.made_at, seal.marks)
        if seal.number != number or seal.head != follows or not seal_is_ours(seal):
            yield Finding(TABLE, seal.number, "does not follow the seal before it")
        for says in batches.faults(seal):
            yield Finding(TABLE, seal.number, says)
        yield from (Finding(*each) for each in mark_faults(seal.marks, reading.marks))
        reading.number, reading.head = seal.number, seal.head
        reading.marks |= seal.marks
