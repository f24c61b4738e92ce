"""One act asked of several rows of a register: chosen there, looked at before it is done, and told row by row after.

Each row goes through the door by itself, by the same rules and into its own history; one that is refused stops no
other, and says why.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from qms.acts.acts import acts_of
from qms.inbox.reminders import remind_each
from qms.ledger.legible import whole_number
from qms.lifecycle.forms import ActForm
from qms.lifecycle.reception import attempt

from .cells import record_cell, small, state_cell, toned, words_cell
from .desk import form_class_for
from .registers import RecordTypeMixin
from .row_acts import REMIND, acts_together
from .tables import Table

MOST = 100  # rows at once


@dataclass(frozen=True)
class Row:
    """One row with the sequence its reader saw, and what came of it once it was asked."""

    record: Any
    sequence: int
    done: bool | None = None
    sentences: tuple = ()


class BulkPage(RecordTypeMixin, View):
    """GET shows the rows chosen and asks what the act needs; POST asks the door for each, and lists what came of it."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, **kwargs):
        asked = request.POST if request.method == "POST" else request.GET
        self.act_name, self.keys = asked.get("act", ""), asked.getlist("record")
        self.label = dict(acts_together(self.record_type)).get(self.act_name)
        if self.label is None and request.user.is_authenticated:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def chosen(self):
        """The rows asked for, as far as the person may see them, at most MOST."""
        keys = [int(each) for each in self.keys if whole_number(each) is not None][: MOST + 1]
        found = self.rows().in_bulk(keys)
        return [found[key] for key in dict.fromkeys(keys) if key in found][:MOST]

    def get(self, request):
        return self._ask(self._form())

    def post(self, request):
        form = self._form(self._filled())
        if not self.chosen or not form.is_valid():
            return self._ask(form, 422)
        rows = self._reminded() if self.act_name == REMIND else [self._attempted(each) for each in self.chosen]
        done = sum(row.done for row in rows)
        context = {
            **self._context(rows),
            "done": done,
            "refused": len(rows) - done,
        }
        return render(request, "web/bulk_done.html", context, status=200 if done == len(rows) else 409)

    def _form(self, data=None, record=None):
        if self.act_name == REMIND:
            return ActForm(data if data is not None else None, user=self.request.user)
        act: Any = acts_of(self.record_type.model)[self.act_name]
        form_class = form_class_for(act, self.record_type.forms.get(act.name, ActForm))
        form = form_class(data, record=record, user=self.request.user)
        del form.fields["sequence"]  # each row has its own, which the page writes
        return form

    def _filled(self):
        """What was filled in: what is left empty stays as it is in each row."""
        data = self.request.POST.copy()
        for name in [name for name, values in data.lists() if not any(values)]:
            del data[name]
        return data

    def _attempted(self, record):
        form = self._form(self._filled(), record)
        if not form.is_valid():
            return Row(record, self._seen(record), False, tuple(_faults(form)))
        move = getattr(record, self.act_name)
        outcome = attempt(move, by=self.request.user, sequence=self._seen(record), **form.values())
        return Row(record, record.sequence, outcome.done, tuple(_sentences(outcome)))

    def _reminded(self):
        outcomes = remind_each(self.chosen, by=self.request.user)
        pairs = zip(self.chosen, outcomes, strict=True)
        return [Row(each, each.sequence, told.done, tuple(told.sentences)) for each, told in pairs]

    def _seen(self, record):
        """The sequence of the row that its reader saw on the page before."""
        seen = self.request.POST.get(f"sequence-{record.pk}", "")
        return int(seen) if whole_number(seen) is not None else record.sequence

    def _ask(self, form, status=200):
        rows = [Row(each, each.sequence, *self._now(each)) for each in self.chosen]
        return render(self.request, "web/bulk.html", {**self._context(rows), "form": form}, status=status)

    def _now(self, record):
        """What stands against it in this row already: the state; rules and persons are asked at the door."""
        if self.act_name == REMIND:
            return None, ()
        source = acts_of(self.record_type.model)[self.act_name].source
        return (None, ()) if str(record.state) in source else (False, (_("Not possible in this state."),))

    def _context(self, rows):
        act = acts_of(self.record_type.model).get(self.act_name)
        return {
            "title": self.label,
            "act_name": self.act_name,
            "follows": act.follows if act else _("They get a notice, at most one a day about each record."),
            "rows": rows,
            "table": self._table(rows),
            "left_out": len(set(self.keys)) - len(rows),
            "register_url": self.address(""),
            "register_label": self.record_type.model._meta.verbose_name_plural,
        }

    def _table(self, rows):
        heads = [_("Number"), _("Title"), _("State"), _("What comes of it")]
        return Table.of(heads, [self._cells(row) for row in rows])

    def _cells(self, row):
        title = row.record.title_text() or row.record.number
        beside = words_cell("–")
        if row.done is not None:
            told = toned(_("It was done"), "good") if row.done else toned(_("Not possible"), "late")
            beside = replace(told, below=tuple(small(each) for each in row.sentences))
        return [record_cell(row.record), title, state_cell(row.record), beside]


def _faults(form):
    labels = {name: form.fields[name].label for name in form.errors if name in form.fields}
    return [
        f"{labels[name]}: {each}" if name in labels else each for name, said in form.errors.items() for each in said
    ]


def _sentences(outcome):
    """Why it was refused, with who could."""
    if outcome.done:
        return []
    who = outcome.who
    more = [_("Can be done by: {who}").format(who=", ".join(sorted(who)))] if who else []
    return [*outcome.sentences, *more]
