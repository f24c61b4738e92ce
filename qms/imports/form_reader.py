"""Reads the rows of a sheet by the form of a new record, and takes them in through the door."""

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

from .cell_values import Cells, Unclear
from .form_values import plain, shown_value, words
from .kinds import NUMBER, Question, Read
from .memory import answers_known
from .reading.sheet import says
from .reading.wordings import one_line
from .told_cells import ToldCells, as_cell


class FormReader:
    """Reads and takes the rows of one import."""

    def __init__(self, sheet, record):
        self.sheet, self.by = sheet, record.created_by
        self.fields = sheet.form(user=self.by).fields
        self.names = list(sheet.fields())
        self.cells = Cells(today().year, answers_known(record.kind) | record.answers)
        self.seen: dict[tuple, int] = {}
        self.written = ToldCells()

    # ── Reading

    def read(self, told, number):
        """What a row means; writes nothing."""
        read = Read()
        known = self._numbered(read, told)
        told = {name: value for name, value in told.items() if known is None or not self._stands(known, name, value)}
        given = self._given(read, told)
        if known is not None and not (read.asks or read.faults):
            return self._compare_known(read, known, given)
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
        key = tuple(str(plain(read.values.get(name))) for name in self.sheet.matched_by)
        if self.seen.setdefault(key, number) != number:
            read.faults.append(_("Row %(row)s is about the same.") % {"row": self.seen[key]})
            return read
        read.record = self._found(read.values)
        if read.record is None:
            self._try_new(read)
        else:
            self._compare(read, set(given))
        return read

    # ── Records that say their number

    def _numbered(self, read, told):
        """The record whose number the row says, where it is called here as the row calls it, or None."""
        number = one_line(told.get(NUMBER))
        if not number or not self.sheet.is_numbered():
            return None
        found = self.sheet.rows_out(self.by).filter(number=number).first()
        if found is None:
            read.notes.append(
                _("%(number)s is not known here; the row is found by its other columns.") % {"number": number}
            )
        elif not all(self._stands(found, name, told.get(name)) for name in self.sheet.matched_by):
            read.notes.append(
                _("%(number)s is called otherwise here; the row is found by its other columns.") % {"number": number}
            )
            found = None
        return found

    def _stands(self, record, name, value):
        """Whether a cell says what goes out of the record in this column."""
        if name not in self.names:
            return False
        stands = self.written.told(self.fields[name], self.sheet.value_of(record, name))
        return as_cell(stands) == as_cell(value)

    def _compare_known(self, read, record, given):
        """A record that the row names by its number: only what it says otherwise is read and asked of the form."""
        read.record, read.work = record, []
        if given:
            form = self.sheet.form(given, user=self.by)
            form.is_valid()
            read.values = dict(form.cleaned_data)
            read.faults += self._said_by({name: said for name, said in form.errors.items() if name in given})
            self._compare(read, set(given) & set(read.values))
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
                read.asks += [Question(key, label, asked, choices) for key, asked, choices in unclear.questions]
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
            if not hasattr(read.record, name) or plain(now) == plain(then):
                continue
            changed[name] = then
            read.changes.append(
                (capfirst(str(self.fields[name].label)), words(read.record, name, now), shown_value(then))
            )
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
