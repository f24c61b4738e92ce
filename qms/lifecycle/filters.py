"""By what records can be narrowed: declared once for register, workbook, printed table, API and its description.

A question that can't be read is told wherever it is asked, and is never passed over in silence.
"""

from datetime import datetime, time, timedelta
from functools import cache
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import DateTimeField
from django.utils.functional import cached_property
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import FilterSet

from qms.evidence.value_words import label_of_field
from qms.ledger.now import now
from qms.people.models import Unit

from .filter_fields import OfDay, OfUnit, OneField, OneOrMore, OneOrMoreField, Question, Text, filter_for
from .models import Task
from .registry import is_field

LIMIT, LARGEST = 50, 200
FEW = 500  # keys that are named one by one in a question
# What a script is told of the questions that every type has; people see them asked.
HELP = {
    "q": gettext_lazy("Words, with or without diacritics."),
    "unit": gettext_lazy("Code of a unit; its subtree counts."),
    "mine": gettext_lazy("Only what waits for me."),
    "since": gettext_lazy("From this day on."),
    "until": gettext_lazy("Until this day, which counts."),
}


class Paging(forms.Form):
    """Where a list goes on, latest first, and how much of it is shown at once."""

    after = forms.IntegerField(required=False, help_text=gettext_lazy("The id after which to go on."))
    limit = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)

    def page_of(self, rows, read=lambda rows: rows):
        """(the rows of the page asked for, the key after which the next begins or None); for a form that is valid.

        The keys come first, from the narrow table alone, then their rows with all that is joined: asked in one, a
        database may join every row there is before it cuts the page. `read` is what makes of rows what is listed.
        """
        after, limit = self.cleaned_data["after"], self.cleaned_data["limit"] or LIMIT
        rows = rows.order_by("-pk") if after is None else rows.filter(pk__lt=after).order_by("-pk")
        keys = list(rows.values_list("pk", flat=True)[: limit + 1])
        page = list(read(rows.filter(pk__in=keys[:limit]))) if keys else []
        return page, keys[limit - 1] if len(keys) > limit else None


def address_of_next(request, key):
    """What is asked now, from the record with this key on; "" where nothing follows."""
    asked = request.GET.copy()
    asked["after"] = key
    return f"?{asked.urlencode()}" if key is not None else ""


class Questions(FilterSet):
    """What a page is asked in its address: whatever can't be read is told, whether rows are narrowed or not."""

    paging_class: Any = forms.Form  # of what is shown whole

    def __init__(self, asked, rows=None, request=None, shown=False):
        """What is asked (a QueryDict or mapping) of these rows; `shown` where a page offers what else can be asked."""
        super().__init__(asked or None, Unit.objects.none() if rows is None else rows, request=request)
        self.paging, self.is_shown = self.paging_class(asked), shown

    def get_form_class(self):
        """A form of all questions where they are shown, else of those that are asked."""
        asked = [name for name in self.filters if self.is_shown or name in self.data]
        return type("AskedForm", (forms.Form,), {name: self.filters[name].field for name in asked})

    @cached_property
    def faults(self):
        """{name: sentences} for what can't be understood: an unknown question, or an answer that none has."""
        known = {*self.filters, *self.paging.fields}
        found = {name: [_("There is no such filter.")] for name in self.data if name not in known}
        found |= {name: [_("This takes a single value.")] for name in self._doubled()}
        for form in (self.form, self.paging) if self.is_bound else (self.paging,):
            found |= {name: [*said] for name, said in form.errors.items()}
        return found

    def fault_words(self):
        """What can't be understood, as pairs of what was asked and why not."""
        fields = self.form.fields | self.paging.fields
        labels = {name: fields[name].label if name in fields else "" for name in self.faults}
        return [(capfirst(str(labels[name] or name)), " ".join(map(str, said))) for name, said in self.faults.items()]

    def _doubled(self):
        """What was asked several times and can be asked once."""
        several = getattr(self.data, "getlist", lambda name: [self.data[name]])
        once = [name for name, each in self.filters.items() if not isinstance(each, OneOrMore)]
        return [name for name in once if name in self.data and len(several(name)) > 1]

    def in_words(self):
        """What was asked, as pairs of a label and words."""
        asked = self.form.cleaned_data if self.is_valid() else {}
        fields = [(self.form.fields[name], value) for name, value in asked.items() if _is_asked(value)]
        return [(capfirst(str(field.label)), _words(field, value)) for field, value in fields]

    def value_of(self, name):
        """What was asked by one name, or None."""
        return self.form.cleaned_data.get(name) if self.is_valid() else None


class RecordFilter(Questions):
    """What can be asked of records of every type; the rest comes from what their type declares."""

    # Always in sight on a page; the others are behind one press, and the quiet ones shown once a link has asked them.
    FIRST = ("q", "state", "unit", "mine", "late")
    dated_by = "created_at"
    quiet = ()
    paging_class = Paging

    def found(self):
        """The rows that agree with everything asked; none while something can't be understood."""
        return self.queryset.none() if self.faults else self.qs

    def first_fields(self):
        """The fields that are always in sight."""
        return [self.form[name] for name in self.filters if name in self.FIRST]

    def further_fields(self):
        """What is asked now and then."""
        shown = [name for name in self.filters if name not in self.quiet or name in self.data]
        return [self.form[name] for name in shown if name not in self.FIRST]

    def asks_further(self):
        """Whether one of them narrows the rows now."""
        return any(field.data for field in self.further_fields())

    def by_words(self, rows, name, value):
        return rows.matching(value)

    def by_subtree(self, rows, name, value):
        return rows.filter(unit__path__startswith=value.path)

    def by_mine(self, rows, name, value):
        own = ContentType.objects.get_for_model(rows.model)
        waiting = Task.objects.open().for_person(self.request.user).filter(record_type=own)
        return rows.filter(pk__in=_keys_of(waiting)) if value else rows

    def by_since(self, rows, name, value):
        return rows.filter(**{f"{self.dated_by}__gte": self._begin_of(value)})

    def by_until(self, rows, name, value):
        return rows.filter(**{f"{self.dated_by}__lt": self._begin_of(value + timedelta(days=1))})

    def _begin_of(self, day):
        """A day as the field says it by which the period is asked: as a day, or as the moment it begins."""
        is_moment = isinstance(self.queryset.model._meta.get_field(self.dated_by), DateTimeField)
        return datetime.combine(day, time(), now().tzinfo) if is_moment else day

    def by_late(self, rows, name, value):
        return rows.late(now()) if value else rows


def _keys_of(waiting):
    """The keys of the records that tasks wait on: those of one person's few, from which the database sets out."""
    keys = list(waiting.order_by().values_list("record_id", flat=True).distinct()[: FEW + 1])
    return keys if len(keys) <= FEW else waiting.values("record_id")


def filter_class(record_type):
    """The filter of a record type, made of the fields and questions that it names."""
    dated_by = getattr(record_type, "dated_by", "created_at")
    return _filter_of(record_type.model, record_type.filters, record_type.quiet_filters, dated_by)


@cache
def _filter_of(model, filters, quiet, dated_by):
    asked = _usual(model, dated_by)  # django-filter keeps the order in which they are made
    for name in (*filters, *quiet):
        asked[name] = filter_for(model, name) if is_field(model, name) else _question(model, name)
    return type(f"{model.__name__}Filter", (RecordFilter,), {"quiet": quiet, "dated_by": dated_by, **asked})


def _usual(model, dated_by):
    """What is asked of records of every type, as far as they have it."""
    found = {}
    if is_field(model, "search_text"):
        found["q"] = Text(label=gettext_lazy("text"), max_length=200, method="by_words")
    has_state = is_field(model, "state")
    if has_state:
        state = model._meta.get_field("state")
        found["state"] = OneOrMore("state", label=state.verbose_name, choices=state.choices)
    if is_field(model, "unit"):
        found["unit"] = OfUnit(label=gettext_lazy("unit"), method="by_subtree")
    if is_field(model, dated_by):
        day = label_of_field(model._meta.get_field(dated_by))
        found["since"] = OfDay(label=format_lazy(gettext_lazy("{day} from"), day=day), method="by_since")
        found["until"] = OfDay(label=gettext_lazy("until day"), method="by_until")
    if has_state:
        found["mine"] = Question(label=gettext_lazy("waits for me"), method="by_mine")
    return found


def _question(model, name):
    """A filter by a question of the queryset, which says what it asks."""
    if name == "late":
        return Question(label=gettext_lazy("late"), method="by_late")
    asked = getattr(type(model._default_manager.none()), name)
    return Question(label=asked.short_description, method=lambda rows, _name, value: _narrowed(rows, name, value))


def _narrowed(rows, question, value):
    return getattr(rows, question)() if value else rows


def _is_asked(value):
    return value is not False and value not in (None, "", [])


def _words(field, value):
    if value is True:
        return _("yes")
    if isinstance(field, (OneField, OneOrMoreField)):
        choices: Any = field.choices
        labels = {str(each): label for each, label in choices}
        return ", ".join(str(labels[each]) for each in ([value] if isinstance(value, str) else value))
    return value
