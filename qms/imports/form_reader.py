"""Reads the rows of a sheet by the form of a new record, and takes them in through the door."""

from django import forms
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from qms.acts.rules import unmet
from qms.ledger.now import today
from qms.lifecycle.door import create, create_together, perform
from qms.lifecycle.forms import WHOLE
from qms.lifecycle.reception import ALL_REFUSALS, refused
from qms.people.actors import actor_for, actors_of

from .cell_values import Cells, Unclear
from .form_changes import FormChanges
from .form_found import found_all, numbered_all
from .form_once import FormOnce
from .form_values import plain
from .kinds import NUMBER, Question, Read, RowReader
from .memory import answers_known
from .reading.sheet import says
from .reading.wordings import one_line
from .told_cells import ToldCells, as_cell


class FormReader(FormChanges, RowReader):
    """Reads and takes the rows of one import."""

    def __init__(self, sheet, record):
        self.sheet, self.by = sheet, record.by
        self.fields = sheet.form(user=self.by).fields
        self.names = list(sheet.fields())
        self.cells = Cells(today().year, answers_known(record.kind) | record.answers)
        self.written = ToldCells()

    # ── Reading

    def read(self, told, number):
        """What a row means; writes nothing."""
        return self.read_all([(told, number)])[0]

    def read_all(self, rows):
        """What rows mean, and whether the door would take those that are new."""
        reads = self.read_again(rows)
        self._try_new([each for each in reads if each.record is None and each.values and not each.faults])
        return reads

    def read_again(self, rows):
        """What rows mean: what can be chosen, and which records they mean, is asked once for all of them."""
        self.form, numbered = FormOnce(self.sheet, self.by), numbered_all(self.sheet, self.by, rows)
        reads = [self._read(told, numbered) for told, _number in rows]
        new = [each for each in reads if each.about]
        for read, record in zip(new, self._found_all([each.values for each in new]), strict=True):
            read.record = record
            if record is not None:
                self._compare(read, read.given)
        return reads

    def _read(self, told, numbered):
        """What a row says by itself; where it is whole, `about` tells of what."""
        read = Read()
        known = self._numbered(read, told, numbered)
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
        form = self.form.filled(given | self._defaults(given) | {WHOLE: "1"})
        if form.is_valid():
            read.values, read.given = form.values(), set(given)
            read.about = tuple(str(plain(read.values.get(name))) for name in self.sheet.matched_by)
        elif self._is_known_by(form, given, read):
            self._compare(read, set(given) - set(self.sheet.matched_by))
        else:
            read.faults += self._said_by(form.errors)
        return read

    # ── Records that say their number

    def _numbered(self, read, told, numbered):
        """The record whose number the row says, where it is called here as the row calls it, or None."""
        number = one_line(told.get(NUMBER))
        if not number or not self.sheet.is_numbered():
            return None
        found = numbered.get(number)
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

    def _found_all(self, several):
        """The record that each of these values means, or None."""
        if self.sheet.find:
            return [self.sheet.find(self.by, values) for values in several]
        return found_all(self.sheet, self.by, several)

    def _try_new(self, reads):
        """Ask of each what the door would ask, and leave no trace of it: numbers that were used are free again."""
        point = transaction.savepoint()
        try:
            for read in reads:
                try:
                    self._begun(read.values)
                except ALL_REFUSALS as refusal:
                    read.faults += refused(refusal).sentences
                    transaction.savepoint_rollback(point)
                    transaction.set_rollback(False)
        finally:
            transaction.savepoint_rollback(point)

    def _begun(self, values):
        """Begin the record, and ask who may and what must hold. Raises what the door raises."""
        given = {name: value for name, value in values.items() if name not in ("reason", "declared_on")}
        record = self.sheet.model.begin(actor=actors_of(self.by)[0], **given)
        actor = actor_for(self.sheet.model.who_creates, record, self.by)
        missing = unmet(self.sheet.model.who_creates, record, actors_of(self.by)[0]) if actor is None else []
        missing = missing or (actor and unmet(self.sheet.model.needs_to_create, record, actor)) or []
        if missing:
            raise forms.ValidationError([str(each.sentence) for each in missing])

    # ── Taking

    @property
    def together(self):
        """Whether new records of this sheet can be created many at once."""
        return self.sheet.together

    def take_all(self, reads, reason):
        """New ones are created together; the others are changed by their own acts."""
        new = [read for read in reads if read.record is None]
        if len(new) < 2:
            return super().take_all(reads, reason)
        many = [{"reason": reason} | read.values for read in new]
        created = iter(create_together(self.sheet.model, by=self.by, many=many))
        return [next(created) if read.record is None else self.take(read, reason) for read in reads]

    def take(self, read, reason):
        """Bring the row through the door; gives the record. Raises what the door raises."""
        if read.record is None:
            return create(self.sheet.model, by=self.by, **{"reason": reason} | read.values)
        for name, own in read.work:
            form = self._form_of(name)
            kept = {each: self.sheet.value_of(read.record, each) for each in form.base_fields if each not in own}
            known = form.initial_of(read.record)
            values = {each: value for each, value in kept.items() if each in known} | own
            values["reason"] = reason
            read.record = perform(getattr(read.record, name), by=self.by, **values)
        return read.record
