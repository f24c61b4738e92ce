"""The list of the commune's procedures at the import desk: a sheet, or the national list's own records (.json)."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.imports.cell_values import Cells, Unclear
from qms.imports.kinds import ImportKind, Question, Read, RowReader, declare
from qms.imports.memory import answers_known
from qms.imports.reading.sheet import says
from qms.imports.reading.wordings import key_of, one_line
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.people.rules import posts_fit
from qms.text.vietnamese import names_something
from qms.workdays.limits import FirstDay, LimitIn

from ..followed.national import procedure_key
from .columns import LABELS, columns
from .comparison import InForce
from .limits import day_in, first_day_in, level_in, limit_of
from .models import PublishedList
from .national import as_row
from .parts import TOLD, Listed
from .states import Level, ListState

PLAIN = {"code": 40, "name": 500, "field": 200, "decision": 300, "source": 300}
WHOLE = ("fee", "legal_basis")  # kept with their lines, however long


class ListReader(RowReader):
    """Rows of one file; they become the lines of one list, which begins with the first that is taken."""

    together = True

    def __init__(self, record):
        self.record, self.by = record, record.by
        self.answers = answers_known(record.kind) | record.answers
        self.cells = Cells(today().year, self.answers)
        self.in_force = InForce(self.by)
        self.list = PublishedList.objects.filter(digest=record.digest).exclude(state=ListState.GIVEN_UP).first()
        self.known = {line.key: line for line in self.list.lines.all()} if self.list else {}

    # ── Reading

    def read(self, told, number):
        """What a row means; writes nothing."""
        given = {name: value for name, value in told.items() if says(value)}
        read = Read()
        if not {"code", "name"} & set(given) or (len(given) == 1 and "code" not in given):
            read.heading = True
            read.notes.append(_("It names a section."))
            return read
        read.values = self._values(read, given)
        if read.asks or read.faults:
            return read
        key = procedure_key(read.values["code"])
        read.about = (key,)
        if key in self.known:
            self._compare(read, self.known[key])
        else:
            read.changes = [tuple(each) for each in self.in_force.changes(Listed(**_fields(read.values)))]
        return read

    def _values(self, read, given):
        values = {name: self._text(read, name, given.get(name), most) for name, most in PLAIN.items()}
        values |= {name: str(given.get(name, "")).strip() for name in WHOLE}
        for name in ("code", "name"):
            if not names_something(values[name]):
                read.faults.append(_("“%(column)s” is missing.") % {"column": capfirst(str(LABELS[name]))})
        values |= self._limit(read, given)
        values["level"] = self._chosen(read, "level", given, level_in, Level)
        values["first_day"] = self._chosen(read, "first_day", given, first_day_in, FirstDay)
        values["decision_on"] = self._day(read, given.get("decision_on")) or day_in(values["decision"])
        return values

    def _text(self, read, name, value, most):
        text = one_line(value)
        if len(text) > most:
            label = capfirst(str(LABELS[name]))
            read.faults.append(_("“%(column)s” is longer than %(most)s letters.") % {"column": label, "most": most})
        return text

    def _limit(self, read, given):
        """The limit with its words; bare days are asked about once, since offices mean one or the other by them."""
        words = str(given.get("limit", "")).strip()
        number, unit, open_ = limit_of(one_line(given.get("limit")), one_line(given.get("limit_in")))
        if open_ == "unit":
            unit = self._asked(read, "limit_in", _("Days of a limit that does not say which"), "ngay", LimitIn)
        if open_ in ("several", "number"):
            read.notes.append(_("The time limit is kept in its own words: no single number stands there."))
        return {"limit": number, "limit_in": str(unit), "limit_words": words}

    def _chosen(self, read, name, given, known, choices):
        words = one_line(given.get(name))
        found = known(words) if words else ""
        return str(found or (self._asked(read, name, words, key_of(words), choices) if words else ""))

    def _asked(self, read, name, words, key, choices):
        """What people answered; else the question, and nothing yet."""
        key = f"{name}:{key}"
        if self.answers.get(key) in choices.values:
            return self.answers[key]
        offered = tuple((value, str(label)) for value, label in choices.choices)
        read.asks.append(Question(key, capfirst(str(LABELS[name])), words, offered))
        return ""

    def _day(self, read, value):
        if not says(value):
            return None
        try:
            return self.cells.day(value)
        except Unclear as unclear:
            label = capfirst(str(LABELS["decision_on"]))
            read.asks += [Question(key, label, words, choices) for key, words, choices in unclear.questions]
            read.faults += [f"{label}: {each}" for each in unclear.faults]
            return None

    def _compare(self, read, line):
        """The list of this very file knows the line already: what a person mended since is a change."""
        read.record = self.list
        for name in TOLD:
            now, then = getattr(line, name), read.values.get(name)
            if (now or None) != (then or None):
                label = capfirst(str(Listed._meta.get_field(name).verbose_name))
                read.changes.append((label, str(now or "–"), str(then or "–")))
        if read.changes and self.list.state != ListState.ARRIVING:
            read.faults.append(_("%(list)s is whole: no line of it is changed.") % {"list": self.list})

    # ── Taking

    def take(self, read, reason):
        """Enter the row into the list of this file; gives the list."""
        return self.take_all([read], reason)[0]

    def take_all(self, reads, reason):
        """Enter many rows by one act; the list begins with the first of them."""
        if self.list is None:
            given = {"name": self.record.name, "digest": self.record.digest}
            self.list = create(PublishedList, by=self.by, reason=reason, **given)
        self.list = perform(self.list.enter, by=self.by, reason=reason, lines=[read.values for read in reads])
        return [self.list] * len(reads)


def going_out(user, about=""):
    """The newest list that a person sees, line by line; its own words stand where there are such, else keys."""
    newest = PublishedList.objects.visible_to(user).exclude(state=ListState.GIVEN_UP).order_by("-as_of", "-pk").first()
    for line in newest.lines.order_by("position").iterator() if newest else ():
        told = {name: getattr(line, name) or None for name in LABELS}
        yield told | ({"limit": line.limit_words, "limit_in": None} if line.limit_words else {})


def _fields(values):
    return {name: values.get(name) for name in TOLD if name in values}


declare(
    ImportKind(
        name="procedures",
        words=gettext_lazy("Published list of procedures"),
        columns=columns,
        opened=ListReader,
        may=lambda actor: posts_fit(PublishedList.who_creates, actor),
        going_out=going_out,
        as_row=as_row,
        aside=gettext_lazy("Each file is a list of its own; it is compared with the procedures in force."),
    )
)
