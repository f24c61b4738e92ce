"""A record's form as a file: for Word or as PDF."""

import logging

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.generic import View

from qms.text.vietnamese import fold

from ..registers import RecordTypeMixin
from . import pdf, word
from .forms import form_of

logger = logging.getLogger("qms.exports")


class FormFile(RecordTypeMixin, View):
    """GET gives the form; where no PDF can be made, it leads back to the record and says why."""

    http_method_names = ["get", "head"]

    def get(self, request, pk, form, kind):
        record = self.seen(pk)
        printed = form_of(self.record_type, form, record)
        if printed is None:
            raise Http404
        logger.info("%s took form %s of %s as %s", request.user.username, form, record.number, kind)
        name, back = f"{record.number} {printed.title}", self.address("record", pk)
        return file_or_back(request, kind, name, lambda: printed.sheet(record, request), back)


def file_or_back(request, kind, name, draw, back):
    """The sheet that `draw()` makes, as the file asked for; where no PDF can be made, leads back and says why."""
    if kind not in ("docx", "pdf"):
        raise Http404
    if kind == "pdf" and pdf.obstacle():
        messages.error(request, pdf.obstacle())
        return redirect(back)
    return sheet_file(draw(), kind, name, request.user)


def sheet_file(sheet, kind, name, person):
    """A sheet as the file asked for, "pdf" or "docx", named after what it is."""
    name = f"{slugify(fold(name.replace('/', '-')))}.{kind}"
    if kind == "pdf":
        return _file(pdf.write_pdf(sheet), pdf.PDF, name)
    return _file(word.write_docx(sheet, person), word.DOCX, name)


def _file(content, media_type, name):
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
