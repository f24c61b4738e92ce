"""A register as a workbook: exactly the rows that the filter of the screen finds, on all its pages."""

import logging
from tempfile import TemporaryFile

from django.http import FileResponse
from django.shortcuts import redirect
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.views.generic import View

from qms.evidence.folding import fold
from qms.ledger.now import now

from .cells import Cell, cell, label_of
from .registers import RecordTypeMixin
from .workbooks import RegisterWorkbook

logger = logging.getLogger("qms.exports")
MOST_ROWS = 50_000
CHUNK = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class RegisterExport(RecordTypeMixin, View):
    """GET gives the register as .xlsx; that it was taken is in the log of the program, without what it says."""

    http_method_names = ["get", "head"]

    def get(self, request):
        asked = self.asked()
        if asked.faults:
            return redirect(f"{self.address('')}?{request.GET.urlencode()}")
        found = asked.qs
        title = capfirst(str(self.record_type.model._meta.verbose_name_plural))
        book = RegisterWorkbook(title, [_("Number"), *self._labels()])
        book.write(self._cells(found))
        cut = book.count == MOST_ROWS and found.order_by("-pk")[MOST_ROWS : MOST_ROWS + 1].exists()
        if cut:
            book.say(self._cut_words())
        book.tell(self._about(title, asked, book.count, cut))
        logger.info("%s took %s rows of %s as a workbook", request.user.username, book.count, self.address(""))
        file = TemporaryFile()  # noqa: SIM115  the response closes it
        book.save(file)
        file.seek(0)
        name = f"{slugify(fold(title))}-{now():%Y-%m-%d-%H%M}.xlsx"
        answer = FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
        answer["Cache-Control"] = "no-store"
        return answer

    def _labels(self):
        return [label_of(self.record_type.model, name) for name in self.record_type.columns]

    def _cells(self, found):
        """The cells of every row, latest first, read a piece at a time by key as the pages of the register are."""
        written, piece = 0, list(found.order_by("-pk")[:CHUNK])
        while piece and written < MOST_ROWS:
            for record in piece[: MOST_ROWS - written]:
                number = Cell(_("Number"), "text", record.number)
                yield [number, *(cell(record, name) for name in self.record_type.columns)]
            written += len(piece)
            piece = list(found.filter(pk__lt=piece[-1].pk).order_by("-pk")[:CHUNK]) if len(piece) == CHUNK else []

    def _cut_words(self):
        return _("Only the first %(count)s rows are in this file; narrow the filter for the others.") % {
            "count": MOST_ROWS
        }

    def _about(self, title, asked, count, cut):
        filters = asked.in_words()
        yield _("Register"), title
        yield from filters or [(_("Filter"), _("none: everything that the person may see"))]
        yield _("Rows"), count
        if cut:
            yield _("Not complete"), self._cut_words()
        yield _("Taken by"), self.request.user
        yield _("Taken at"), now()
