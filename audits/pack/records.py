"""The records of a pack as pages to read: as each stood at the end of the period, and what was done to it within.

What they say is replayed from the history rows, and each act names the digests of its rows, so that whoever doubts a
line finds the row in the history. A page holds ten records, so that whatever the records, few are in memory at a time.
"""

from itertools import groupby, islice

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.text import capfirst, slugify

from documents.controlled.models import DocumentRevision
from documents.copies.marks import warning_of
from qms.evidence.replay import begin_of, end_of
from qms.evidence.timeline import timelines
from qms.inbox.climb import told_of_each
from qms.inbox.models import LevelTold
from qms.text.vietnamese import fold
from qms.web.story import shortened

PIECE, LONGEST = 10, 2000
RECORD = 50  # what a record to read costs, beside a row of the history


def acted_on(rows, pack):
    """Those of the rows to which something happened in the period, or of whose lateness somebody was told."""
    first, last = begin_of(pack.since), end_of(pack.until)
    acts = rows.model.history.filter(history_date__gte=first, history_date__lt=last)
    kind = ContentType.objects.get_for_model(rows.model)
    late = LevelTold.objects.filter(record_type=kind, told_at__gte=first, told_at__lt=last)
    return rows.filter(Q(pk__in=acts.values("id")) | Q(pk__in=late.values("record_id"))).order_by("pk")


def pages(kind, pack, rows):
    """(name in the pack, how many records, content) for each ten of these records."""
    for number, piece in enumerate(_pieces(rows), 1):
        entries = timelines(piece, files=not kind.in_pack.names_people)
        late = told_of_each(piece)
        shown = [_shown(record, entries[record.pk], late.get(record.pk, ()), pack) for record in piece]
        context = {"kind": _title(kind), "records": shown, "first": piece[0], "last": piece[-1]}
        content = render_to_string("pack/records.html", context)
        yield f"records/{kind.collection}/{_page(number)}", len(piece), content


def contents(kind, rows):
    """The list of these records as lines of a page, each leading to its place."""
    yield render_to_string("pack/contents_begin.html", {"kind": _title(kind)})
    for number, piece in enumerate(_pieces(rows), 1):
        for record in piece:
            address = f"{_page(number)}#{anchor(record)}"
            yield format_html('<li><a href="{}">{}</a> {}</li>\n', address, record.number, record.title_text())
    yield "</ul></body></html>\n"


def anchor(record):
    """Where a record stands on its page."""
    return f"{plain(record.number)}-{record.pk}"


def plain(number):
    """A number as a name of a file or place."""
    return slugify(fold(number.replace("/", "-"))) or "x"


def _pieces(rows):
    """Ten at a time; the same whenever asked in one moment of the database."""
    found = rows.iterator(PIECE)
    while piece := list(islice(found, PIECE)):
        yield piece


def _page(number):
    return f"{number:04d}.html"


def _title(kind):
    return capfirst(str(kind.model._meta.verbose_name_plural))


def _shown(record, entries, late, pack):
    first, last = begin_of(pack.since), end_of(pack.until)
    until = [entry for entry in entries if entry.moment < last]
    acts = groupby((each for each in until if each.moment >= first), key=lambda each: (each.moment, each.act))
    facts, parts = _standing(until)
    return {
        "record": record,
        "out_of_force": warning_of(record) if isinstance(record, DocumentRevision) and record.ended_at else "",
        "anchor": anchor(record),
        "facts": facts,
        "parts": parts,
        "acts": [_told(list(group)) for _moment, group in acts],
        "late": [each for each in late if first <= each.told_at < last],
    }


def _standing(entries):
    """([(label, words)] of the record, [(name of a part, [line of words])]) after these entries."""
    facts, parts = {}, {}
    for entry in entries:
        stands = parts.setdefault(entry.part, {}).setdefault(entry.part_id, {}) if entry.part else facts
        for change in entry.changes:
            stands[change.field] = (change.label, shortened(change.after, LONGEST))
    lines = [(capfirst(name), [_line(row.values()) for row in rows.values()]) for name, rows in parts.items()]
    return [(label, words) for label, words in facts.values() if words], lines


def _told(rows):
    """An act, and for each row that it wrote what changed and the digest of the row."""
    return {"first": rows[0], "rows": [(row.part, _line(_changes(row)), row.head) for row in rows]}


def _changes(row):
    for change in row.changes:
        before, after = shortened(change.before), shortened(change.after)
        yield change.label, f"{before} → {after}" if before else after


def _line(pairs):
    return "; ".join(f"{label}: {words}" for label, words in pairs if words)
