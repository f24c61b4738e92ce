"""The kinds of questions by which records can be narrowed, each with the field that reads its answer."""

from copy import copy
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, Filter, ModelChoiceFilter

from qms.evidence.value_words import label_of_field
from qms.people.models import Unit, User
from qms.people.namesakes import ChoosesPeople, in_order

from .forms import DayField

YES, NO = ("on", "true", "1"), ("", "off", "false", "0")
ALL = ("", _("All"))


class OneField(forms.ChoiceField):
    """One of the values that are written down."""

    def __init__(self, *, choices, **kwargs):
        super().__init__(choices=choices, **kwargs)
        self.widget.choices = [ALL, *choices]


class OneOrMoreSelect(forms.SelectMultiple):
    """A plain list to choose one from; where an address asks for several, it shows them all."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        if len(value or ()) < 2:
            del context["widget"]["attrs"]["multiple"]
        return context


class OneOrMoreField(forms.MultipleChoiceField):
    """One or several of the values that are written down."""

    widget = OneOrMoreSelect

    def __init__(self, *, choices, **kwargs):
        super().__init__(choices=choices, **kwargs)
        self.widget.choices = [ALL, *choices]

    def to_python(self, value):
        return [each for each in super().to_python(value) if each]


class YesBox(forms.CheckboxInput):
    """A box to tick that hands on what was sent, so that what is neither yes nor no can be told."""

    def __init__(self, attrs=None):
        super().__init__(attrs, check_test=lambda value: str(value).lower() in YES)

    def value_from_datadict(self, data, files, name):
        return data.get(name, "")


class YesField(forms.BooleanField):
    """Yes or no; left out it asks nothing."""

    widget = YesBox

    def to_python(self, value):
        said = str(value).lower()
        if said not in (*YES, *NO):
            raise forms.ValidationError(_("Say true or false."), code="invalid")
        return said in YES


class Offered(ModelChoiceIterator):
    """The rows worth choosing: those that lead to something, and the one that is chosen."""

    def __iter__(self):
        field: Any = self.field
        self.queryset = field.queryset.filter(Q(field.named) | Q(pk=field.chosen))
        return super().__iter__()


class OfferedField(ChoosesPeople, forms.ModelChoiceField):
    """One of the rows that may be asked for; fewer are offered. Among people, namesakes are told apart."""

    iterator = Offered
    chosen = None

    def __init__(self, queryset, *, named, **kwargs):
        self.named = named
        super().__init__(queryset, **kwargs)

    def clean(self, value):
        found = super().clean(value)
        self.chosen = found and found.pk
        return found


class Asked:
    """Of a filter: each request has its own, made from the declared one without copying what it offers."""

    extra: dict
    method: Any

    def __deepcopy__(self, memo):
        own = copy(self)
        own.extra = dict(self.extra)
        if self.method is not None:
            own.method = self.method  # asks its own filter set
        return own


class Text(Asked, CharFilter):
    """By words."""


class OfUnit(Asked, ModelChoiceFilter):
    """By a unit, named by its code."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Unit.objects.order_by("path"), to_field_name="code", empty_label=_("All"), **kwargs)


class OneOf(Asked, Filter):
    """By one value of a field with choices."""

    field_class = OneField


class OneOrMore(Asked, Filter):
    """By one or several values of a field with choices."""

    field_class = OneOrMoreField

    def __init__(self, field_name, **kwargs):
        super().__init__(field_name, "in", **kwargs)


class Question(Asked, Filter):
    """By a question that the rows answer themselves."""

    field_class = YesField


class OfDay(Asked, Filter):
    """By a day."""

    field_class = DayField


class OfField(Asked, Filter):
    """By the value of any other field of the model, as a form asks for it."""

    @property
    def field(self):
        return self.model._meta.get_field(self.field_name).formfield(required=False)


class AmongSeen(Asked, ModelChoiceFilter):
    """By a related row: one the person may know of; those are offered that some record names which they may see."""

    field_class = OfferedField

    def __init__(self, field_name, related, **kwargs):
        self.related = related
        key = {User: "username", Unit: "code"}.get(related)  # as forms and scripts name them
        super().__init__(field_name, to_field_name=key, empty_label=_("All"), **kwargs)

    @property
    def field(self):
        request = self.get_request()
        self.extra["named"] = self._named(request.user) if request else Q(pk__in=[])
        return super().field

    def get_queryset(self, request):
        rows = self.related._default_manager
        if request is None:
            return rows.none()  # only described
        if not hasattr(rows, "visible_to"):
            return in_order(rows.exclude(is_system=True)) if self.related is User else rows.all()
        seen = rows.visible_to(request.user).order_by().values("pk")
        return rows.filter(Q(pk__in=seen) | Q(self._named(request.user)))

    def _named(self, user):
        """Whether a record that the person may see names a row: asked row by row, for they are few and records many."""
        records = self.model._default_manager.visible_to(user).order_by()
        return Exists(records.filter(**{self.field_name: OuterRef("pk")}))


def filter_for(model, name):
    """The filter by a field of a model."""
    field = model._meta.get_field(name)
    if field.choices:
        return OneOf(name, label=label_of_field(field), choices=field.flatchoices)
    if field.is_relation:
        return AmongSeen(name, field.related_model, label=label_of_field(field))
    return OfField(name, label=label_of_field(field))
