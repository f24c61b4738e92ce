"""Pages of one import: its columns, what is asked, and its rows; what was said of them goes to the door."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from qms.ledger.legible import whole_number
from qms.lifecycle.reception import Kind, attempt
from qms.web import errors
from qms.web.registers import RecordTypeMixin
from qms.web.workbooks import stamped, workbook_answer

from .job import waited_for
from .kinds import kind_of
from .page import labels, questions_of
from .values import masked, shown
from .views import go_on
from .wrong_rows import write_wrong_rows


class ImportPage(RecordTypeMixin, View):
    """A page of one import on which something is said of it; what was said goes to the door."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        self.record = self.seen(kwargs["pk"])
        self.kind = kind_of(self.record.kind)
        if self.kind is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def back(self):
        return redirect("imports_record", self.record.pk)

    def get(self, request, **kwargs):
        return self.back()

    def perform(self, move, **values):
        """Do it, work on, and go back to the import; a refusal is said there."""
        with waited_for():
            outcome = attempt(move, by=self.request.user, **values)
        if outcome.kind is Kind.WRONG_PERSON:
            return errors.refused_by_rule(self.request, outcome)
        if outcome.kind is Kind.NOT_VISIBLE:
            raise Http404
        if not outcome.done:
            messages.warning(self.request, " ".join(outcome.sentences))
            return self.back()
        go_on(self.request, outcome.record)
        return self.back()


class ColumnsPage(ImportPage):
    """What each column means, guessed from its heading, with examples of what stands below it."""

    def get(self, request, **kwargs):
        choices = [("", _("nothing: it is not taken in")), *((each.name, each.label) for each in self.kind.columns())]
        context = {"record": self.record, "choices": choices, "columns": self.record.columns}
        return render(request, "imports/columns.html", context)

    def post(self, request, **kwargs):
        given = {str(each["place"]): request.POST.get(f"column-{each['place']}") for each in self.record.columns}
        columns = {place: name for place, name in given.items() if name is not None}
        sheet = request.POST.get("sheet", "")
        own = {} if sheet and sheet != self.record.sheet else columns
        return self.perform(self.record.set_columns, columns=own, sheet=sheet)


class AnswersPage(ImportPage):
    """What wordings mean that are not understood; each is asked once."""

    def post(self, request, **kwargs):
        asked = {each["key"] for each in questions_of(self.record)}
        answers = {key: request.POST.get(f"answer-{key}", "") for key in asked}
        told = {key: value for key, value in answers.items() if value}
        if not told:
            messages.warning(request, _("Choose an answer first."))
            return self.back()
        return self.perform(self.record.answer, answers=told)


class RowsPage(ImportPage):
    """Rows are taken in: those chosen, or all that can be."""

    def post(self, request, **kwargs):
        if "all" in request.POST:
            return self.perform(self.record.take)
        rows = [int(each) for each in request.POST.getlist("row") if whole_number(each) is not None]
        return self.perform(self.record.take, rows=rows)


class RowPage(ImportPage):
    """One row, to be mended: what it says in each column, and what stands against it."""

    def get(self, request, number, **kwargs):
        row = self.record.rows.filter(number=number).first()
        if row is None:
            raise Http404
        return render(request, "imports/row.html", {"record": self.record, "row": row} | self._shown(row))

    def _shown(self, row, opened=False):
        """The boxes of a row and what its file says; who somebody is stands there masked, unless it was opened."""
        told, rest = row.told(self.record.columns)
        masks = {} if opened else self.kind.masks()
        boxes = []
        for each in self.kind.columns():
            text = _written(told.get(each.name))
            hidden = masks[each.name](text) if each.name in masks and text else ""
            text = "" if each.name in masks else text
            boxes.append({"name": each.name, "label": each.label, "help": each.help, "text": text, "hidden": hidden})
        said = [(each, row.cells.get(str(each["place"]))) for each in self.record.columns]
        file_says = [
            (each["text"], masked(masks, each["name"], _written(value)))
            for each, value in said
            if each["text"] or value is not None
        ]
        return {
            "boxes": boxes,
            "rest": rest,
            "file_says": file_says,
            "personal": bool(masks),
            "opened": opened,
        }

    def post(self, request, number, **kwargs):
        row = self.record.rows.filter(number=number).first()
        if row is None:
            raise Http404
        told, _rest = row.told(self.record.columns)
        values = {}
        for each in self.kind.columns():
            typed = request.POST.get(f"value-{each.name}")
            if not typed and each.name in self.kind.masks():
                continue  # it was shown masked: empty is as it stands
            if typed is not None and typed != _written(told.get(each.name)):
                values[each.name] = typed
        return self.perform(self.record.mend, row=number, values=values)


class OpenedRow(RowPage):
    """One row with who somebody is, once it was said why: the opening is a row of the import's history."""

    def get(self, request, number, **kwargs):
        return redirect("imports_row", self.record.pk, number)

    def post(self, request, number, **kwargs):
        row, why = self.record.rows.filter(number=number).first(), request.POST.get("why", "").strip()
        if row is None or not self.kind.masks():
            raise Http404
        outcome = attempt(self.record.open_row, by=request.user, row=number, reason=why)
        if outcome.kind is Kind.WRONG_PERSON:
            return errors.refused_by_rule(request, outcome)
        if not outcome.done:
            messages.warning(request, " ".join(outcome.sentences))
            return redirect("imports_row", self.record.pk, number)
        context = {"record": self.record, "row": row} | self._shown(row, opened=True)
        return render(request, "imports/row.html", context)


class WrongRows(ImportPage):
    """What is wrong or not understood, as a sheet of its own to be mended and sent again.

    Who somebody is goes along only where it was said why: that it was is a row of the import's history.
    """

    def get(self, request, **kwargs):
        return self._sheet(hidden=self.kind.masks())

    def post(self, request, **kwargs):
        why = request.POST.get("why", "").strip()
        said = _("All rows that are wrong, as a sheet: %(why)s") % {"why": why} if why else ""
        outcome = attempt(self.record.open_row, by=request.user, reason=said)
        if outcome.kind is Kind.WRONG_PERSON:
            return errors.refused_by_rule(request, outcome)
        if not outcome.done:
            messages.warning(request, " ".join(outcome.sentences))
            return self.back()
        return self._sheet(hidden={})

    def _sheet(self, hidden):
        def write(file):
            write_wrong_rows(self.record, labels(self.record), hidden, file)

        return workbook_answer(write, stamped(self.record.number))


def _written(value):
    return "" if value is None else shown(value)
