"""By what a collection can be narrowed: the same questions as on the register's page, and unknown ones are refused."""

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.ledger.now import now
from qms.lifecycle.forms import PersonField, UnitField
from qms.lifecycle.models import Task
from qms.lifecycle.registry import is_field
from qms.people.models import Unit, User

LIMIT, LARGEST = 50, 200


class CollectionFilter(forms.Form):
    """`state` may be given several times; `unit` means its subtree; people are named by account name."""

    q = forms.CharField(required=False, max_length=200, help_text=gettext_lazy("Words, with or without diacritics."))
    after = forms.IntegerField(required=False, help_text=gettext_lazy("The id after which to go on."))
    limit = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)

    def narrow(self, rows):
        """The rows that agree with everything asked. Raises ValidationError for what can't be understood."""
        unknown = {name: [_("There is no such filter.")] for name in self.data if name not in self.fields}
        if unknown or not self.is_valid():
            raise ValidationError(unknown or {name: list(said) for name, said in self.errors.items()})
        for name in self.data:
            value = self.cleaned_data[name]
            if value not in (None, "", []):
                rows = getattr(self, f"_by_{name}", self._by_field(name))(rows, value)
        return rows

    @property
    def limit_asked(self):
        """How many records a page has."""
        return self.cleaned_data.get("limit") or LIMIT

    @staticmethod
    def _by_field(name):
        def narrowed(rows, value):
            if is_field(rows.model, name):
                return rows.filter(**{name: value})
            return getattr(rows, name)() if value else rows

        return narrowed

    @staticmethod
    def _by_q(rows, value):
        return rows.matching(value)

    @staticmethod
    def _by_after(rows, value):
        return rows.filter(pk__lt=value)

    @staticmethod
    def _by_limit(rows, value):
        return rows

    @staticmethod
    def _by_state(rows, value):
        return rows.filter(state__in=value)

    @staticmethod
    def _by_unit(rows, value):
        return rows.filter(unit__path__startswith=value.path)

    @staticmethod
    def _by_late(rows, value):
        return rows.late(now()) if value else rows

    def _by_mine(self, rows, value):
        waiting = Task.objects.open().for_person(self.user)
        own = ContentType.objects.get_for_model(rows.model)
        return rows.filter(pk__in=waiting.filter(record_type=own).values("record_id")) if value else rows


def filter_class(record_type):
    """The filter form of a record type."""
    model = record_type.model
    fields = {"unit": UnitField(required=False, help_text=gettext_lazy("Code of a unit; its subtree counts."))}
    if any(field.name == "state" for field in model._meta.fields):
        fields["state"] = forms.MultipleChoiceField(choices=model._meta.get_field("state").choices, required=False)
        fields["mine"] = forms.BooleanField(required=False, help_text=gettext_lazy("Only what waits for me."))
    for name in (*record_type.filters, *record_type.quiet_filters):
        fields.setdefault(name, _field_for(model, name))
    return type(f"{model.__name__}Filter", (CollectionFilter,), {"user": None} | fields)


def _field_for(model, name):
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return forms.BooleanField(required=False)  # a question of the queryset: late
    if field.related_model is User:
        return PersonField(required=False)
    if field.related_model is Unit:
        return UnitField(required=False)
    if field.choices:
        return forms.ChoiceField(choices=field.flatchoices, required=False)
    return field.formfield(required=False)
