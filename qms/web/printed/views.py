"""A record's form as a file: for Word or as PDF."""

import logging
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from qms.evidence.papers import AlteredPaper
from qms.text.vietnamese import fold

from ..registers import RecordTypeMixin
from ..stamps import stamp_of, stamped, stamped_name
from . import pdf, word
from .forms import form_of, nothing

logger = logging.getLogger("qms.exports")

MEDIA_TYPES = {"docx": word.DOCX, "pdf": pdf.PDF}
NOT_AS_ISSUED = gettext_lazy(
    "What is kept of this paper is not what was issued. Tell the administrator, who has the evidence verified."
)


class FormFile(RecordTypeMixin, View):
    """GET gives the form; where no PDF can be made, it leads back to the record and says why.

    POST gives it with whoever it goes to named whole, which is put on record.
    """

    http_method_names = ["get", "head", "post"]

    def post(self, request, pk, form, kind):
        return self.get(request, pk, form, kind, opened_by=request.user)

    def get(self, request, pk, form, kind, opened_by=None):
        record = self.seen(pk)
        printed = form_of(self.record_type, form, record)
        if printed is None:
            raise Http404
        if opened_by and not printed.may_be_opened(record, opened_by):
            raise PermissionDenied(_("Only those who handle the record have the paper with the whole name."))
        logger.info("%s took form %s of %s as %s", request.user.username, form, record.number, kind)
        name, back = f"{record.number} {printed.title}", self.address("record", pk)
        try:
            drawn = partial(self._drawn, printed, record, kind, opened_by)
            return file_or_back(request, kind, name, drawn, back, stamp_of(record, request))
        except AlteredPaper:
            logger.error("what is kept of form %s of %s is not what was issued", form, record.number)
            messages.error(request, NOT_AS_ISSUED)
            return redirect(back)

    def _drawn(self, printed, record, kind, opened_by):
        """What was kept when it was issued, never drawn anew; before that, the sheet as the record stands."""
        kept = printed.as_issued(record)
        if kept:
            return printed.file_as_issued(record, kept, kind, opened_by)
        if printed.slots is nothing:
            return printed.sheet(record, self.request)
        return printed.file_drawn(record, self.request.user, kind, opened_by)


def file_or_back(request, kind, name, draw, back, stamp=None):
    """What `draw()` makes, as the file asked for; where no PDF can be made, leads back and says why."""
    if kind not in MEDIA_TYPES:
        raise Http404
    if kind == "pdf" and pdf.obstacle():
        messages.error(request, pdf.obstacle())
        return redirect(back)
    return sheet_file(draw(), kind, name, request.user, stamp)


def sheet_file(sheet, kind, name, person, stamp=None):
    """A sheet as the file asked for, "pdf" or "docx", named after what it is; or the bytes that were kept of it."""
    if isinstance(sheet, bytes):
        content = sheet
    else:
        content = pdf.write_pdf(sheet) if kind == "pdf" else word.write_docx(sheet, person)
    answer = HttpResponse(stamped(content, MEDIA_TYPES[kind], stamp), content_type=MEDIA_TYPES[kind])
    name = stamped_name(name, stamp)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(fold(name.replace("/", "-")))}.{kind}"'
    answer["Cache-Control"] = "no-store"
    return answer
