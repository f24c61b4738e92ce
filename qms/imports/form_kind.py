"""The kind that is told by a form: what a new record asks for is what its sheet has as columns."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from qms.acts.acts import name_of
from qms.acts.rules import unmet
from qms.ledger.now import today
from qms.lifecycle.door import possible_acts
from qms.lifecycle.forms import WHOLE
from qms.lifecycle.reception import attempt, attempt_to_create, attempt_work
from qms.lifecycle.registry import faces
from qms.people.actors import actor_for, actors_of
from qms.people.rules import posts_fit

from .cell_values import Cells, Unclear
from .kinds import Column, ImportKind, Question, Read, declare
from .memory import answers_known
from .reading.sheet import says


@dataclass(frozen=True, kw_only=True)
class FormSheet:
    """A record as a sheet: its model, the form of its creation, by which columns a record is found again, the acts that
    change what the sheet has, other headings of its columns, and what is meant where a column is not there."""

    model: Any
    form: type[forms.Form]
    matched_by: tuple[str, ...]
    changes: tuple[Any, ...] = ()
    headings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    defaults: dict[str, Any] = field(default_factory=dict)
    find: Callable | None = None

    def fields(self):
        """{name: field} of what the sheet has, in the order of the form."""
        fields = dict(self.form.base_fields)
        order = [*(self.form.field_order or ()), *fields]
        left = {*self.without, *(name for name, each in fields.items() if _is_no_column(each))}
        return {name: fields[name] for name in dict.fromkeys(order) if name in fields and name not in left}

    def columns(self):
        """A column for each field, called as the form calls it."""
        return tuple(
            Column(
                name,
                capfirst(str(each.label or name)),
                self.headings.get(name, ()),
                each.required and name not in self.defaults,
                each.help_text,
            )
            for name, each in self.fields().items()
        )

    def may(self, actor):
        """Whether somebody in this capacity creates such records at all; the door asks exactly, row by row."""
        return posts_fit(self.model.who_creates, actor)


def declare_sheet(name, words, sheet, *, may=None, aside="", reader=None, named_by_itself=False):
    """Make a record known as something that comes in as a sheet; `reader` is another class than FormReader."""
    return declare(
        ImportKind(
            name=name,
            words=words,
            columns=sheet.columns,
            opened=lambda record: (reader or FormReader)(sheet, record),
            may=may or sheet.may,
            aside=aside,
            named_by_itself=named_by_itself,
        )
    )


def _is_no_column(field):
    return isinstance(field.widget, forms.HiddenInput) or isinstance(field, forms.FileField)


class FormReader:
    """Reads and takes the rows of one import."""

    def __init__(self, sheet, record):
        self.sheet, self.by = sheet, record.created_by
        self.fields = sheet.form(user=self.by).fields
        self.names = list(sheet.fields())
        self.cells = Cells(today().year, answers_known(record.kind) | record.answers)
        self.seen: dict[tuple, int] = {}

    # ── Reading

    def read(self, told, number):
        """What a row means; writes nothing."""
        read = Read()
        given = self._given(read, told)
        if not (given or read.asks or read.faults):
            read.heading = True
            read.notes.append(_("The row has nothing in the columns that mean something."))
            return read
        if read.asks or read.faults:
            return read
        form = self.sheet.form(given | self._defaults(given) | {WHOLE: "1"}, user=self.by)
        if not form.is_valid() and self._is_known_by(form, given, read):
            self._compare(read, set(given) - set(self.sheet.matched_by))
            return read
        if not form.is_valid():
            read.faults += self._said_by(form.errors)
            return read
        read.values = form.values()
        key = tuple(str(_plain(read.values.get(name))) for name in self.sheet.matched_by)
        if self.seen.setdefault(key, number) != number:
            read.faults.append(_("Row %(row)s is about the same.") % {"row": self.seen[key]})
            return read
        read.record = self._found(read.values)
        if read.record is None:
            self._try_new(read)
        else:
            self._compare(read, set(given))
        return read

    def _is_known_by(self, form, given, read):
        """Whether all that stands against the form of a new record is that there is this record already."""
        known_by = set(self.sheet.matched_by)
        if not self.sheet.find or not known_by <= set(given) or not set(form.errors) <= known_by:
            return False
        read.record, read.values = self.sheet.find(self.by, given), dict(form.cleaned_data)
        return read.record is not None

    def _given(self, read, told):
        """{name: what the form is sent} of the cells that say something."""
        given = {}
        for name in self.names:
            if not says(told.get(name)):
                continue
            try:
                given[name] = self.cells.sent(self.fields[name], told[name])
            except Unclear as unclear:
                label = capfirst(str(self.fields[name].label))
                read.asks += [Question(key, label, words, choices) for key, words, choices in unclear.questions]
                read.faults += [f"{label}: {each}" for each in unclear.faults]
        return given

    def _defaults(self, given):
        told = {name: value() if callable(value) else value for name, value in self.sheet.defaults.items()}
        for name, each in self.fields.items():
            initial = each.initial() if callable(each.initial) else each.initial
            if initial is not None:
                told.setdefault(name, initial)
        return {name: value for name, value in told.items() if name not in given}

    def _said_by(self, errors):
        said = []
        for name, sentences in errors.items():
            label = self.fields[name].label if name in self.fields else ""
            said += [f"{capfirst(str(label))}: {each}" if label else str(each) for each in sentences]
        return said

    def _found(self, values):
        if self.sheet.find:
            return self.sheet.find(self.by, values)
        wanted = {name: values.get(name) for name in self.sheet.matched_by}
        if any(value in (None, "") for value in wanted.values()):
            return None
        rows = self.sheet.model.objects
        rows = rows.visible_to(self.by) if hasattr(rows, "visible_to") else rows
        return rows.filter(**wanted).order_by("pk").first()

    def _try_new(self, read):
        """Ask what the door would ask, and leave no trace of it."""
        outcome = attempt_work(self._begun, read.values)
        if not outcome.done:
            read.faults += outcome.sentences

    def _begun(self, values):
        """Begin the record and take it back: numbers that it used are free again."""
        given = {name: value for name, value in values.items() if name not in ("reason", "declared_on")}
        point = transaction.savepoint()
        try:
            record = self.sheet.model.begin(actor=actors_of(self.by)[0], **given)
            actor = actor_for(self.sheet.model.who_creates, record, self.by)
            missing = unmet(self.sheet.model.who_creates, record, actors_of(self.by)[0]) if actor is None else []
            missing = missing or (actor and unmet(self.sheet.model.needs_to_create, record, actor)) or []
        finally:
            transaction.savepoint_rollback(point)
        if missing:
            raise forms.ValidationError([str(each.sentence) for each in missing])

    def _compare(self, read, given):
        """What the row would change of the record that it means, and by which acts."""
        changed = {}
        for name in given:
            now, then = getattr(read.record, name, None), read.values.get(name)
            if not hasattr(read.record, name) and name not in ("reason", "declared_on"):
                label = capfirst(str(self.fields[name].label))
                read.notes.append(_("“%(column)s” is not compared with what stands already.") % {"column": label})
            if not hasattr(read.record, name) or _plain(now) == _plain(then):
                continue
            changed[name] = then
            read.changes.append((capfirst(str(self.fields[name].label)), _words(read.record, name, now), _shown(then)))
        read.work = []
        for move in self.sheet.changes:
            own = {name: changed.pop(name) for name in list(changed) if name in self._asked_by(move)}
            if own:
                read.work.append((name_of(move), own))
        for name in changed:
            label = capfirst(str(self.fields[name].label))
            read.faults.append(
                _("%(record)s stands already; its “%(column)s” is not changed by an import.")
                % {"record": read.record, "column": label}
            )
        read.faults += [said for name, _own in read.work for said in self._stands_against(read.record, name)]

    def _form_of(self, name):
        face = next(each for each in faces().values() if each.model is self.sheet.model)
        return face.forms[name]

    def _asked_by(self, move):
        return self._form_of(name_of(move)).base_fields

    def _stands_against(self, record, name):
        return next(map(str, said) for act, _actor, said in possible_acts(record, self.by) if act.name == name)

    # ── Taking

    def take(self, read, reason):
        """Bring the row through the door; gives the record. Raises what the door raises."""
        if read.record is None:
            return _record_of(attempt_to_create(self.sheet.model, by=self.by, **{"reason": reason} | read.values))
        for name, own in read.work:
            form = self._form_of(name)
            kept = {each: getattr(read.record, each, None) for each in form.base_fields if each not in own}
            known = form.initial_of(read.record)
            values = {each: value for each, value in kept.items() if each in known} | own
            values["reason"] = reason
            read.record = _record_of(attempt(getattr(read.record, name), by=self.by, **values))
        return read.record


def _record_of(outcome):
    if not outcome.done:
        raise forms.ValidationError(outcome.sentences)
    return outcome.record


def _plain(value):
    """Two values are one where they are kept as one."""
    if hasattr(value, "all"):
        return {each.pk for each in value.all()}
    if isinstance(value, (list, tuple, set)) or hasattr(value, "model"):
        return {getattr(each, "pk", each) for each in value}
    return "" if value is None else value.strip().replace("\r\n", "\n") if isinstance(value, str) else value


def _words(record, name, value):
    display = getattr(record, f"get_{name}_display", None)
    return _shown(display() if display else value)


def _shown(value):
    if hasattr(value, "all"):
        value = value.all()
    if isinstance(value, (list, tuple, set)) or hasattr(value, "model"):
        return "; ".join(map(str, value)) or "–"
    if hasattr(value, "strftime"):
        return value.strftime("%d/%m/%Y")
    return "–" if value in (None, "") else str(value)
