"""The work on an import: its rows are read, and taken in one by one; a worker may break off and another go on."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.lifecycle.door import follow
from qms.lifecycle.reception import attempt_work
from qms.people.actors import actors_of

from .kinds import kind_of
from .reading.sheet import Unreckoned
from .states import ImportState, Verdict
from .values import masked, shown

JUDGED = ("verdict", "faults", "asks", "notes", "changes", "settled")
AT_ONCE = 300  # rows that are read or taken while their sender waits
PIECE = 100  # rows that are read in one transaction


def go_on(record, progress):
    """Do what an import waits for; does nothing where it waits for a person. Gives what is said of it."""
    if record.state == ImportState.READING:
        _read(record, progress)
        _end(record, record.present)
    elif record.state == ImportState.TAKING:
        _take(record, progress)
        left = record.rows.to_take().exists() or record.rows.filter(verdict__in=(Verdict.WRONG, Verdict.ASKED)).exists()
        _end(record, record.pause if left else record.finish)
    return words_for(record)


def words_for(record):
    """What is said when the work ended."""
    counts = record.rows.counts()
    done = counts.get(Verdict.MADE, 0) + counts.get(Verdict.MENDED, 0)
    if not done:
        return _("The file is read: look at what it would do.")
    return ngettext("{count} row was taken in.", "{count} rows were taken in.", done).format(count=done)


@transaction.atomic
def _end(record, move):
    """Another worker may have ended it meanwhile."""
    fresh = type(record).objects.select_for_update().get(pk=record.pk)
    if fresh.state == record.state:
        follow(move, actor=actors_of(record.created_by)[0])
    record.refresh_from_db()


# ── Reading


def _read(record, progress):
    waiting = list(record.rows.filter(verdict=Verdict.UNREAD).values_list("pk", flat=True))
    progress.begin(len(waiting), _("reads the rows"))
    reader = kind_of(record.kind).opened(record)
    for start in range(0, len(waiting), PIECE):
        with transaction.atomic():
            rows = list(record.rows.filter(pk__in=waiting[start : start + PIECE]))
            for row in rows:
                judge_row(reader, row, record.columns)
            type(rows[0]).objects.bulk_update(rows, JUDGED)
        progress.step(len(rows))


def judge_row(reader, row, columns):
    """Say of a row what it would do; gives what it means."""
    told, rest = row.told(columns)
    read = reader.read(told, row.number)
    unreckoned = [name for name, value in told.items() if isinstance(value, Unreckoned)]
    if unreckoned:
        read.faults.insert(0, _("A formula has no value: open the file, reckon, save it, and send it again."))
    notes = [_("“%(heading)s” is not taken in: %(value)s") % {"heading": each, "value": rest[each]} for each in rest]
    if kind_of(row.record.kind).masks():  # a column that nobody knows may say who somebody is
        notes = [_("“%(heading)s” is not taken in.") % {"heading": each} for each in rest]
    row.faults, row.notes = [str(each) for each in read.faults], [str(each) for each in [*read.notes, *notes]]
    row.asks = [vars(each) | {"choices": [list(one) for one in each.choices]} for each in read.asks]
    row.changes = [[str(part) for part in change] for change in read.changes]
    row.settled = row.settled | {name: text for name, text in read.settled.items() if text}
    row.verdict = _verdict(read)
    return read


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


# ── Taking


def _take(record, progress):
    chosen = list(record.rows.to_take().filter(chosen=True).order_by("number").values_list("pk", flat=True))
    progress.begin(len(chosen), _("takes in the rows"))
    reader = kind_of(record.kind).opened(record)
    for pk in progress.each(chosen):
        take_row(record, reader, pk)


@transaction.atomic
def take_row(record, reader, pk):
    """Take one row in and say so beside it, both or none; a row that is in already is left alone."""
    _one_at_a_time(record)
    row = record.rows.select_for_update().get(pk=pk)
    if not row.can_be_taken:
        return
    read = judge_row(reader, row, record.columns)  # what stands today may differ from what was shown
    if row.can_be_taken:
        reason = _("From import %(number)s, row %(row)s.") % {"number": record.number, "row": row.number}
        outcome = attempt_work(reader.take, read, reason)
        if outcome.done:
            row.verdict = Verdict.MADE if row.verdict == Verdict.NEW else Verdict.MENDED
            row.made = outcome.record
            forget_who(row, record)
        else:
            row.verdict, row.faults = Verdict.WRONG, outcome.sentences
    row.chosen = False
    row.save()


def forget_who(row, record):
    """What is personal stands with the record now, where it can be erased: here its mask is left."""
    masks = kind_of(record.kind).masks()
    for each in record.columns if masks else ():
        place = str(each["place"])
        if row.cells.get(place) is not None and (each["name"] in masks or not each["name"]):
            row.cells[place] = masked(masks, each["name"], shown(row.cells[place]))
    row.mended = {name: masked(masks, name, text) for name, text in row.mended.items()}


def forget_rest(record):
    """An import that is over keeps nothing of whom its rows are about, whatever became of them."""
    kind = kind_of(record.kind)
    if kind is not None and kind.masks():
        rows = record.rows.all()
        for row in rows:
            forget_who(row, record)
        record.rows.bulk_update(rows, ("cells", "mended"), batch_size=PIECE)


def _one_at_a_time(record):
    """Two imports of a kind take turns row by row, so that each finds what the other has brought in."""
    kind = type(record).objects.filter(kind=record.kind).order_by("pk")
    list(kind[:1].select_for_update())
