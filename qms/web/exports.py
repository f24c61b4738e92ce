"""A register as a workbook: exactly the rows that the filter of the screen finds, on all its pages.

A small one is made while its reader waits, a large one in the background.
"""

import logging
from csv import writer
from hashlib import sha256
from io import SEEK_END, StringIO
from itertools import islice
from tempfile import TemporaryFile
from types import SimpleNamespace

from django.contrib import messages
from django.core.files import File
from django.http import QueryDict, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from qms.jobs.kinds import Result, job_kind
from qms.jobs.progress import Progress
from qms.jobs.services import ask, store
from qms.ledger.now import now
from qms.lifecycle.filters import filter_class
from qms.lifecycle.registry import record_types
from qms.people.security_events import EventKind, note_event

from .cells import Cell, cell, label_of
from .looks import Look, asked_only
from .named_records import hide_unseen
from .plain_text import harmless
from .registers import COUNT_UP_TO, RecordTypeMixin, rows_seen
from .row_groups import Grouped
from .workbooks import RegisterWorkbook, stamped, workbook_answer

logger = logging.getLogger("qms.exports")
MOST_ROWS = 50_000
CHUNK = 500


class RegisterExport(RecordTypeMixin, View):
    """GET gives the register as .xlsx; POST has it made in the background, as it must be where there are many rows."""

    http_method_names = ["get", "head", "post"]

    def get(self, request):
        export = Export(self.record_type, request.GET, request.user)
        if export.asked.faults:
            return redirect(f"{self.address('')}?{request.GET.urlencode()}")
        if export.is_large():
            messages.info(request, _("So many rows are made into a workbook in the background; ask for it here."))
            return redirect(f"{self.address('')}?{request.GET.urlencode()}")
        return workbook_answer(lambda file: export.write(file, Progress()), stamped(export.title))

    def post(self, request):
        collection, query = self.record_type.collection, request.GET.urlencode()
        same = sha256(f"{request.user.pk} {collection} {query}".encode()).hexdigest()
        export = Export(self.record_type, request.GET, request.user)
        if export.asked.faults:
            return redirect(f"{self.address('')}?{query}")
        ask("register_export", by=request.user, about=export.title, key=same, collection=collection, query=query)
        messages.success(request, _("The workbook is made in the background; you get a notice when it is done."))
        return redirect("jobs")


class RegisterLines(RecordTypeMixin, View):
    """GET gives the register as lines of text with commas, for other programs; the same rows as the screen's."""

    http_method_names = ["get", "head"]

    def get(self, request):
        export = Export(self.record_type, request.GET, request.user)
        if export.asked.faults or export.is_large():
            return redirect(f"{self.address('')}?{request.GET.urlencode()}")
        text = StringIO("\ufeff", newline="")
        text.seek(0, SEEK_END)
        lines = writer(text)
        lines.writerow([_("Number"), *map(str, export.labels())])
        rows = [[harmless(each.plain) for each in row] for row in export.cells(Progress())]
        lines.writerows(rows)
        export.note(len(rows), "as lines")
        answer = StreamingHttpResponse([text.getvalue().encode()], content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = content_disposition_header(True, stamped(export.title, "csv"))
        answer["Cache-Control"] = "no-store"
        return answer


@job_kind("register_export", gettext_lazy("Register as a workbook"))
def make_export(progress, *, collection, query):
    """Make the workbook of a register as the person who asked sees it now."""
    export = Export(record_types()[collection], QueryDict(query), progress.by)
    with TemporaryFile() as file:
        count = export.write(file, progress)
        name = stamped(export.title)
        stored = store(name, File(file))
    return Result(_("Rows: %(count)s") % {"count": count}, file=stored, file_name=name)


class Export:
    """One register as one person takes it: what was asked, the rows found, and the workbook of them."""

    def __init__(self, record_type, asked, user):
        self.record_type, self.user = record_type, user
        self.look = Look(record_type, asked)
        rows = rows_seen(record_type, user)
        self.asked = filter_class(record_type)(asked_only(asked), rows, SimpleNamespace(user=user))
        self.found = self.asked.found()
        self.title = capfirst(str(record_type.model._meta.verbose_name_plural))

    def is_large(self):
        """Whether nobody should wait for it: more rows than a register counts."""
        return self.found.order_by()[: COUNT_UP_TO + 1].count() > COUNT_UP_TO

    def write(self, file, progress):
        """Write the workbook; that it was taken is on record, without what it says. Gives the rows."""
        progress.begin(min(self.found.order_by().count(), MOST_ROWS), self.title)
        book = RegisterWorkbook(self.title, [_("Number"), *self.labels()])
        book.write(self.cells(progress))
        cut = book.count == MOST_ROWS and self.found.order_by("-pk")[MOST_ROWS : MOST_ROWS + 1].exists()
        if cut:
            book.say(self._cut_words())
        book.tell(self._about(book.count, cut))
        book.save(file)
        self.note(book.count, "as a workbook")
        return book.count

    def note(self, count, taken):
        """Put on record, and into the log of the program, that so many rows were taken; not what they say."""
        register = reverse(self.record_type.url_name)
        logger.info("%s took %s rows of %s %s", self.user.username, count, register, taken)
        note_event(EventKind.TAKEN, by=self.user, what=self.record_type.collection, count=count)

    def labels(self):
        """The heads after the number: that of the groups, where there are any, and those of the columns."""
        first = [self.look.group.label] if self.look.group else []
        return [*first, *(label_of(self.record_type.model, name) for name in self.look.columns)]

    @cached_property
    def grouped(self):
        """The groups of the rows, or None."""
        return Grouped(self.look.group, self.found, self.look.columns) if self.look.group else None

    def cells(self, progress):
        """The cells of every row as the screen shows them: in its order and its columns, read a piece at a time."""
        records = self._latest_first(progress) if self.look.is_latest_first else self._in_order()
        model, names = self.record_type.model, self.look.columns
        while piece := list(islice(records, CHUNK)):
            for record in hide_unseen(piece, model, names, self.user):
                first = [Cell(_("Number"), "text", record.number)]
                if self.grouped:
                    head = self.grouped.head_of(record)
                    first.append(Cell(self.look.group.label, "text", head.words if head else ""))
                yield [*first, *(cell(record, name) for name in names)]

    def _in_order(self):
        return self.look.in_order(self.found)[:MOST_ROWS].iterator(CHUNK)

    def _latest_first(self, progress):
        """Every row by key, as the pages of the register are read."""
        written, found = 0, self.found
        piece = list(found.order_by("-pk")[:CHUNK])
        while piece and written < MOST_ROWS:
            yield from piece[: MOST_ROWS - written]
            written += len(piece)
            progress.step(len(piece))
            piece = list(found.filter(pk__lt=piece[-1].pk).order_by("-pk")[:CHUNK]) if len(piece) == CHUNK else []

    def _cut_words(self):
        return _("Only the first %(count)s rows are in this file; narrow the filter for the others.") % {
            "count": MOST_ROWS
        }

    def _about(self, count, cut):
        filters = self.asked.in_words()
        yield _("Register"), self.title
        yield from filters or [(_("Filter"), _("none: everything that the person may see"))]
        yield _("Rows"), count
        for head in sorted(self.grouped.heads.values(), key=lambda each: each.words) if self.grouped else ():
            yield f"{self.look.group.label}: {head.words}", head.plain
        if cut:
            yield _("Not complete"), self._cut_words()
        yield _("Taken by"), self.user
        yield _("Taken at"), now()
