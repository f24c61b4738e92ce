"""The filter bar of a register: state, unit, mine, late, and free text, all sent by GET."""

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import now
from qms.lifecycle.models import Task
from qms.lifecycle.registry import is_field
from qms.people.models import Unit


class RegisterFilter(forms.Form):
    """What a register can be narrowed to; a field that the record does not have is left out."""

    q = forms.CharField(label=_("text"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("state"), required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.all(), to_field_name="code", label=_("unit"), required=False, empty_label=_("All")
    )
    mine = forms.BooleanField(label=_("waits for me"), required=False)
    late = forms.BooleanField(label=_("late"), required=False)

    FIRST = ("q", "state", "unit", "mine", "late")

    def __init__(self, *args, record_type, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.model, self.user = record_type.model, user
        fields = {field.name for field in self.model._meta.get_fields()}
        if "state" in fields:
            self.fields["state"].choices = [("", _("All")), *self.model._meta.get_field("state").choices]
        else:
            del self.fields["state"], self.fields["mine"]
        if "late" not in record_type.filters:
            del self.fields["late"]
        asked_by_links = [name for name in record_type.quiet_filters if name in self.data]
        for name in (*record_type.filters, *asked_by_links):
            if name not in self.fields:
                self.fields[name] = self._field_of(name) if name in fields else self._question(name)

    def first_fields(self):
        """What most people ask by: always in sight."""
        return [self[name] for name in self.fields if name in self.FIRST]

    def further_fields(self):
        """What is asked now and then: behind one press."""
        return [field for field in self.visible_fields() if field.name not in self.FIRST]

    def asks_further(self):
        """Whether one of them narrows the register now."""
        return any(field.data for field in self.further_fields())

    def _field_of(self, name):
        field = self.model._meta.get_field(name)
        if field.choices:
            choices = [("", _("All")), *field.choices]
            return forms.ChoiceField(choices=choices, label=field.verbose_name, required=False)
        asked = field.formfield(required=False)
        if field.is_relation:
            seen = self.model.objects.visible_to(self.user).values(name)
            asked.queryset, asked.empty_label = asked.queryset.filter(pk__in=seen), _("All")
        return asked

    def _question(self, name):
        """A box for a question of the queryset."""
        question = getattr(type(self.model.objects.none()), name)
        return forms.BooleanField(label=question.short_description, required=False)

    def narrow(self, rows):
        """The rows that agree with what was asked; a question that can't be read narrows nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        for name, value in asked.items():
            if value in ("", None, False):
                continue
            rows = getattr(self, f"_narrow_{name}", self._narrow_by(name))(rows, value)
        return rows

    def in_words(self):
        """What was asked, as pairs of a label and words."""
        asked = self.cleaned_data if self.is_valid() else {}
        return [
            (capfirst(str(self.fields[name].label)), self._words(name, value))
            for name, value in asked.items()
            if value not in ("", None, False)
        ]

    def _words(self, name, value):
        if value is True:
            return _("yes")
        field = self.fields[name]
        return dict(field.choices).get(value, value) if type(field) is forms.ChoiceField else value

    def _narrow_by(self, name):
        if is_field(self.model, name):
            return lambda rows, value: rows.filter(**{name: value})
        return lambda rows, value: getattr(rows, name)()

    @staticmethod
    def _narrow_q(rows, value):
        return rows.matching(value)

    @staticmethod
    def _narrow_unit(rows, value):
        return rows.filter(unit__path__startswith=value.path)

    def _narrow_mine(self, rows, value):
        own = ContentType.objects.get_for_model(self.model)
        waiting = Task.objects.open().for_person(self.user).filter(record_type=own)
        return rows.filter(pk__in=waiting.values("record_id"))

    @staticmethod
    def _narrow_late(rows, value):
        return rows.late(now())
