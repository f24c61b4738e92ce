"""The readable part of a pack: documents in force, registers, forms with their frozen content, and attached files.

Each gives (clause, title, name in the pack, content), as far as it is in the scope of the pack.
"""

import csv
import io
from itertools import islice

from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from documents.controlled.models import DocumentRevision
from qms.evidence.attachments import Attachment
from qms.evidence.replay import begin_of, end_of
from qms.evidence.whole_files import is_whole
from qms.ledger.now import today
from qms.web.cells import cell, label_of
from qms.web.plain_text import harmless
from qms.web.printed import word
from qms.web.printed.forms import forms_of

from .records import acted_on, plain

FORM = 500  # what a form costs, beside a row of the history


def documents(pack, scope):
    """The text of every document in force at the end of the period, where documents are asked for."""
    if not {"documents", "document-revisions"} & set(scope.kinds):
        return
    rows = DocumentRevision.objects.filter(effective_at__date__lte=pack.until)
    rows = scope.of_unit(rows.exclude(ended_at__date__lte=pack.until), "document-revisions")
    for revision in rows.select_related("document", "unit", "author", "approver").order_by("number").iterator(200):
        page = render_to_string("pack/document.html", {"revision": revision})
        yield "7.5", f"{revision.document.number} {revision.title}", f"documents/{plain(revision.number)}.html", page


def registers(pack, scope, user):
    """Every kind of record as a table as it is on the day of making, as far as whoever asked may see it."""
    for name, kind in sorted(scope.kinds.items()):
        words = {"kind": kind.model._meta.verbose_name_plural, "day": f"{today():%d/%m/%Y}"}
        title = _("Register: %(kind)s, as on %(day)s") % words
        rows = seen(kind, scope, user).filter(created_at__date__lte=pack.until)
        yield kind.clauses[0], title, f"registers/{name}.csv", _table(kind, rows)


def seen(kind, scope, user):
    """The records of a kind that are in the scope, as far as whoever asked may see them."""
    rows = scope.of_unit(kind.model.objects.visible_to(user), kind.collection)
    return rows.select_related(*kind.model.reads_with) if hasattr(kind.model, "reads_with") else rows


def _table(kind, rows):
    """The register as lines of a .csv, read a piece at a time."""
    yield _line(["", *(label_of(kind.model, column) for column in kind.columns)])
    for record in rows.order_by("pk").iterator(500):
        yield _line([record.number, *(_written(cell(record, column).value) for column in kind.columns)])


def _written(value):
    return value["text"] if isinstance(value, dict) and "text" in value else value


def _line(values):
    buffer = io.StringIO()
    csv.writer(buffer).writerow([harmless(str("" if value is None else value)) for value in values])
    return buffer.getvalue()


def has_forms(kind):
    """Whether the forms of this kind of record are in a pack."""
    return bool(kind.printed_forms and kind.in_pack.forms)


def forms(pack, scope, user, progress):
    """The forms of audits, reviews and the like as Word files, of records to which something happened in the period."""
    for name, kind in sorted(scope.kinds.items()):
        if not has_forms(kind):
            continue
        for record in progress.each(acted_on(seen(kind, scope, user), pack).iterator(100), weight=FORM):
            for form in forms_of(kind, record):
                kept = form.as_issued(record)
                content = form.file_as_issued(record, kept, "docx") if kept else _drawn_now(form, record, user)
                file = f"forms/{name}/{plain(record.number)}-{form.slug}.docx"
                yield kind.clauses[0], f"{record.number} {capfirst(str(form.title))}", file, content


def _drawn_now(form, record, user):
    return word.write_docx(form.sheet(record, None), user)


def files(pack, scope):
    """The files attached in the period, each once, under its digest; those that may name people are left out."""
    attached = Attachment.history.filter(history_date__gte=begin_of(pack.since), history_date__lt=end_of(pack.until))
    rows = Attachment.objects.filter(pk__in=attached.values("id")).order_by("pk").iterator(500)
    seen = set()
    while piece := list(islice(rows, 500)):
        known = scope.named_of((each.record_type_id, each.record_id) for each in piece)
        for each in piece:
            fresh = each.sha256 not in seen and (each.record_type_id, each.record_id) in known
            if fresh and is_whole(each.sha256):
                seen.add(each.sha256)
                yield each
