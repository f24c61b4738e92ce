"""Rows of lines in a form: on a page some fields each, in a script a list of objects."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.ledger.legible import JSONText


class RowsInput(forms.Widget):
    """Rows of one or two columns, a few empty ones at the end; a script adds more, and without it saving does."""

    template_name = "web/rows.html"
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


class RowsField(JSONText):
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
