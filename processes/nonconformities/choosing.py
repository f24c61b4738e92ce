"""Fields by which forms name what nonconformities speak of: processes, clauses, causes, records, and rows of lines."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm
from qms.lifecycle.registry import record_types

from ..causes.forms import CauseField
from ..causes.models import Cause
from ..map.models import Clause, Process


class ProcessField(forms.ModelChoiceField):
    """One process, named by its code."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Process.objects.none(), to_field_name="number", **kwargs)


class ClauseField(forms.ModelChoiceField):
    """One clause of the edition loaded last, named by its number."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Clause.objects.none(), to_field_name="number", **kwargs)


class AboutField(forms.CharField):
    """The record it is about, written "collection/key" as in its address; None when there is none."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=forms.HiddenInput, max_length=100, **kwargs)
        self.user = None

    def clean(self, value):
        value = super().clean(value)
        record = record_at(value, self.user)
        if value and record is None:
            raise forms.ValidationError(_("There is no such record, or it is not yours to see."))
        return record


def record_at(address, user):
    """The record at "collection/key" that a person may see, or None."""
    collection, _slash, key = (address or "").strip("/").partition("/")
    kind = record_types().get(collection)
    if kind is None or not key.isdecimal() or len(key) > 15:
        return None
    model = kind.model
    return model.objects.visible_to(user).select_related(*model.reads_with).filter(pk=int(key)).first()


class RowsInput(forms.Widget):
    """Rows of one or two columns, a few empty ones at the end; a script adds more, and without it saving does."""

    template_name = "nonconformities/rows.html"
    use_fieldset = True

    def __init__(self, columns, choices=None, fewest=3, attrs=None):
        super().__init__(attrs)
        self.columns, self.choices, self.fewest = columns, choices or {}, fewest

    def value_from_datadict(self, data, files, name):
        if not hasattr(data, "getlist"):
            return data.get(name)
        lists = [data.getlist(f"{name}-{column}") for column in self.columns]
        if not any(lists):
            return data.get(name)
        rows = [dict(zip(self.columns, row, strict=False)) for row in zip(*lists, strict=False)]
        return [row for row in rows if any(each.strip() for each in row.values())]

    def value_omitted_from_data(self, data, files, name):
        return name not in data and not any(f"{name}-{column}" in data for column in self.columns)

    def format_value(self, value):
        return value if isinstance(value, list) else []

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        given = [row for row in self.format_value(value) if isinstance(row, dict)]
        empty = max(self.fewest - len(given), 1)
        rows = [*given, *({} for _ in range(empty))]
        context["rows"] = [[self._cell(name, column, row.get(column, "")) for column in self.columns] for row in rows]
        return context

    def _cell(self, name, column, value):
        return {
            "name": f"{name}-{column}",
            "label": self.columns[column],
            "value": value,
            "choices": [(key, label, str(key) == str(value)) for key, label in self.choices.get(column, ())],
        }


class RowsField(forms.JSONField):
    """Several rows: on a page a line of fields each, in a script a list of objects with the same names."""

    def __init__(self, columns, *, fewest=3, **kwargs):
        self.columns = columns
        super().__init__(required=False, widget=RowsInput(columns, fewest=fewest), **kwargs)

    def clean(self, value):
        value = super().clean(value)
        if value in (None, ""):
            return []
        fine = isinstance(value, list) and all(isinstance(row, dict) and set(row) <= set(self.columns) for row in value)
        if not fine or not all(isinstance(each, str) for row in value for each in row.values()):
            raise forms.ValidationError(
                _("Give a list of rows, each with: %(names)s.") % {"names": ", ".join(self.columns)}
            )
        return value

    def bound_data(self, data, initial):
        return data

    def prepare_value(self, value):
        return value


class ChoosingForm(ActForm):
    """A form whose processes, clauses and causes are those that can be chosen now."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, ProcessField):
                field.queryset = Process.objects.visible_to(self.user).order_by("number")
            elif isinstance(field, ClauseField):
                newest = Clause.objects.order_by("-pk").values("edition")[:1]
                field.queryset = Clause.objects.filter(edition__in=newest).order_by("pk")
            elif isinstance(field, CauseField):
                field.queryset = Cause.objects.active()
            elif isinstance(field, AboutField):
                field.user = self.user
