"""A register on paper: what its filter finds as a form of the office, for Word or as PDF."""

from dataclasses import replace
from functools import partial
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from qms.people.actors import whole_administration
from qms.people.models import Unit
from qms.people.security_events import EventKind, note_event

from ..cells import cell, label_of
from ..looks import Look
from ..named_records import hide_unseen
from ..registers import RecordTypeMixin, Register
from ..row_groups import Grouped
from . import pdf
from .blocks import Heading, Table
from .views import file_or_back

MOST = 500


class PrintedRegister(Register):
    """A register with the ways to its form on paper, at `<url name>_table`."""

    template_name = "web/printed_register.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.copy()
        asked.pop("after", None)
        return super().get_context_data(**kwargs) | {
            "table_name": f"{self.record_type.url_name}_table",
            "asked": f"?{asked.urlencode()}" if asked else "",
            "obstacle": pdf.obstacle(),
        }


class RegisterTable(RecordTypeMixin, View):
    """GET gives the paper. `form` is a PrintedForm whose blocks are made of `found.unit` and `found.rows`."""

    http_method_names = ["get", "head"]
    form: Any = None

    def get(self, request, kind):
        asked = self.asked()
        if asked.faults:
            return redirect(f"{self.address('')}?{request.GET.urlencode()}")
        unit, found = asked.value_of("unit"), asked.qs.order_by("-pk")[:MOST]
        listed = SimpleNamespace(unit=unit or self._administration(), rows=found)
        form = self._form_asked(Look(self.record_type, request.GET), asked.qs)
        return file_or_back(request, kind, str(self.form.title), partial(self._drawn, form, listed), self.address(""))

    def _drawn(self, form, listed):
        """The paper, of which it is on record that it was taken."""
        count, what = listed.rows.count(), self.record_type.collection
        note_event(EventKind.TAKEN, by=self.request.user, what=what, count=count)
        return form.sheet(listed, self.request)

    def _form_asked(self, look, found):
        """The office's form; where columns are chosen or rows put together, a list of just these, which is no form."""
        if not look.is_chosen:
            return self.form
        return replace(self.form, blocks=lambda _listed, request: chosen(look, found, request.user), code="")

    def _administration(self):
        """The head of the sheet where no unit is asked for: the whole administration."""
        seen = next(iter(whole_administration(self.request.user)), None)
        return seen or Unit.objects.filter(parent__isnull=True).first()


def chosen(look, found, user):
    """The rows in the columns and groups of a look, as blocks of a paper, as far as the person may see them."""
    rows = hide_unseen(look.in_order(found)[:MOST], look.record_type.model, look.columns, user)
    if look.group is None:
        yield _as_block(look, rows)
        return
    grouped = Grouped(look.group, found, look.columns)
    for group, several in groupby(rows, look.group.of):
        head = grouped.heads[group]
        yield Heading(f"{look.group.label}: {head.words} – {head.plain}")
        yield _as_block(look, list(several))


def _as_block(look, rows):
    columns = (_("Number"), *(label_of(look.record_type.model, name) for name in look.columns))
    written = tuple((each.number, *(cell(each, name).plain for name in look.columns)) for each in rows)
    return Table(columns=columns, rows=written)
