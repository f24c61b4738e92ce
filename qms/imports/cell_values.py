"""What a cell sends to a field of a form: a code for a unit, an account for a person, a day, a choice, yes or no."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.people.models import Unit, User
from qms.text.inputs import plain_number
from qms.web.plain_text import FORMULA

from .reading.days import meant_by
from .reading.names import Names, names_all, pieces_of
from .reading.wordings import key_of, one_line

YES = frozenset(["co", "x", "yes", "true", "dung", "1", "v"])
NO = frozenset(["khong", "no", "false", "sai", "0"])
READINGS = {
    "before": gettext_lazy("the day before it"),
    "by": gettext_lazy("that day itself"),
    "until_the_end": gettext_lazy("until the end of it"),
    "no_day": gettext_lazy("no day"),
    "last": gettext_lazy("the last of them"),
    "first": gettext_lazy("the first of them"),
}
MOST_NAMED = 5000


class Unclear(Exception):
    """A cell can't be sent as it is: (key, words, choices) of what must be asked, and sentences about what is wrong."""

    def __init__(self, questions=(), faults=()):
        super().__init__(questions, faults)
        self.questions, self.faults = list(questions), list(faults)


class Cells:
    """Cells of files about a year, with what people answered: {key of a question: answer}."""

    def __init__(self, year, answers):
        self.year, self.answers, self._names = year, answers, {}

    def sent(self, field, value):
        """The value as the form is sent it. Raises Unclear."""
        if isinstance(field, forms.ModelMultipleChoiceField):
            return self._several(field, value)
        if isinstance(field, forms.ModelChoiceField):
            return self._one(field, value)
        if isinstance(field, forms.DateField) and not isinstance(field, forms.DateTimeField):
            day = self.day(value)
            return day.isoformat() if day else ""
        if isinstance(field, forms.BooleanField):
            return self._flag(value)
        if isinstance(field, forms.MultipleChoiceField):
            return [self._choice(field, each) for each in pieces_of(value)]
        if isinstance(field, forms.ChoiceField):
            return self._choice(field, value)
        if isinstance(field, (forms.IntegerField, forms.DecimalField, forms.FloatField)):
            return value if isinstance(value, (int, float)) else plain_number(one_line(value))
        return bare(value, field)

    # ── Days

    def day(self, value):
        """A day, or None where the words say that there is none. Raises Unclear."""
        meant = meant_by(value, self.year)
        if meant.asks:
            key = f"day:{meant.asks}"
            meant = meant.answered(self.answers.get(key, ""))
            if meant.asks:
                choices = tuple(
                    (name, f"{READINGS[name]} ({day:%d/%m/%Y})" if day else str(READINGS[name]))
                    for name, day in meant.readings
                )
                raise Unclear([(key, one_line(value), choices)])
        if meant.day is None and not meant.says_none:
            raise Unclear(faults=[_("“%(value)s” is not read as a day.") % {"value": one_line(value)}])
        return meant.day

    # ── Rows that are named

    def _one(self, field, value):
        names, what = self._named(field)
        found = names.one(str(value), self._answered(what))
        if found is None:
            raise Unclear([self._question(names, what, one_line(value))])
        return found

    def _several(self, field, value):
        names, what = self._named(field)
        named = names.several(str(value), self._answered(what))
        if named.unknown:
            raise Unclear([self._question(names, what, words) for words, _offered in named.unknown])
        return list(names.names) if "*" in named.found else named.found

    def _answered(self, what):
        start = f"{what}:"
        return {key.removeprefix(start): value for key, value in self.answers.items() if key.startswith(start)}

    def _question(self, names, what, words):
        offered = names.offered(words)
        choices = [(key, names.names[key][0]) for key in offered]
        choices += [(key, each[0]) for key, each in names.names.items() if key not in offered][:MOST_NAMED]
        if what == "unit" and names_all(words):
            choices.insert(0, ("*", _("all units")))
        return (f"{what}:{key_of(words)}", words, tuple(choices))

    def _named(self, field):
        """(everything that may be named in a field, what it is), looked up once for a file."""
        model = field.queryset.model
        by = field.to_field_name or "pk"
        key = (model, by)
        if key not in self._names:
            rows = list(field.queryset[:MOST_NAMED])
            self._names[key] = Names(
                {str(getattr(each, by)): names_of(each) for each in rows}, [str(getattr(each, by)) for each in rows]
            )
        return self._names[key], "unit" if model is Unit else "person" if model is User else model._meta.label_lower

    # ── Choices

    def _choice(self, field, value):
        wanted, flat = key_of(value), []
        for key, label in field.choices:
            flat += label if isinstance(label, (list, tuple)) else [(key, label)]
        for key, label in flat:
            if str(key) == one_line(value) or wanted in (key_of(label), key_of(str(label).partition(" – ")[2])):
                return key
        named = {str(key): str(label) for key, label in flat if str(key)}
        said = self.answers.get(f"choice:{wanted}")
        if said in named:
            return said
        raise Unclear([(f"choice:{wanted}", one_line(value), tuple(named.items()))])

    @staticmethod
    def _flag(value):
        if isinstance(value, bool):
            return value
        key = key_of(value)
        if key in YES or key in NO:
            return key in YES
        raise Unclear(faults=[_("“%(value)s” is neither yes nor no.") % {"value": one_line(value)}])


def names_of(row):
    """What a row is called in files; the first is shown."""
    names = [str(row)]
    told = (getattr(row, each, "") for each in ("name", "number", "title", "email", "username"))
    names += [str(each) for each in told if each]
    return list(dict.fromkeys(names)) if not isinstance(row, Unit) else [str(row)]


def bare(value, field=None):
    """A text, without the apostrophe that keeps a formula a text; lines stay where the field has them."""
    text = str(value)
    text = text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text
    if isinstance(getattr(field, "widget", None), forms.Textarea):
        return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
    return " ".join(text.split())
