"""The form of a new record for the rows of a piece: drawn once, and what can be chosen in it looked up once."""

from copy import copy

from django import forms


class FormOnce:
    """A form that is filled in anew for each row; what was chosen by one row is known for the next."""

    def __init__(self, sheet, by):
        self._form = sheet.form({}, user=by)
        for field in self._form.fields.values():
            if type(field).to_python is forms.ModelChoiceField.to_python:
                field.queryset = Chosen(field.queryset)

    def filled(self, given):
        """The form with what one row gives."""
        form = copy(self._form)
        form.data, form.is_bound, form._errors, form._bound_fields_cache = given, True, None, {}
        return form


class Chosen:
    """What can be chosen in a field; each key is looked up once."""

    def __init__(self, rows):
        self._rows, self._found = rows, {}

    def all(self):
        """As a field asks before it looks one up."""
        return self

    def get(self, **key):
        """The row of a key. Raises what the rows raise, once more for each."""
        wanted = tuple(key.items())
        if wanted not in self._found:
            self._found[wanted] = self._rows.get(**key)
        return self._found[wanted]

    def __getattr__(self, name):
        return getattr(self._rows, name)
