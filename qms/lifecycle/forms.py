"""Forms of acts: types and fields only. Page and API use the same form; whether an act may happen, the door says."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.people.models import Unit, User
from qms.people.posts import PostKind


class ActForm(forms.Form):
    """What an act asks for. Its cleaned values go to the door by their names."""

    def __init__(self, *args, record=None, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.record, self.user = record, user

    def values(self):
        """The values for the door: everything cleaned."""
        return dict(self.cleaned_data)


class PersonField(forms.ModelChoiceField):
    """One person, named by account name."""

    def __init__(self, **kwargs):
        people = User.objects.filter(is_active=True, is_system=False).order_by("full_name")
        super().__init__(queryset=people, to_field_name="username", **kwargs)


class PeopleField(forms.ModelMultipleChoiceField):
    """Several persons, named by account names."""

    def __init__(self, **kwargs):
        people = User.objects.filter(is_active=True, is_system=False).order_by("full_name")
        super().__init__(queryset=people, to_field_name="username", **kwargs)


class UnitField(forms.ModelChoiceField):
    """One unit, named by its code."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Unit.objects.all(), to_field_name="code", **kwargs)


class PostsField(forms.MultipleChoiceField):
    """Several posts in units, each written "post@unit"; gives pairs (post, Unit)."""

    def __init__(self, **kwargs):
        super().__init__(choices=self._choices_now, **kwargs)

    @staticmethod
    def _choices_now():
        return [(f"{kind}@{unit.code}", f"{kind.label} – {unit}") for unit in Unit.objects.all() for kind in PostKind]

    def clean(self, value):
        units = {unit.code: unit for unit in Unit.objects.all()}
        pairs = (each.split("@") for each in super().clean(value))
        return [(post, units[code]) for post, code in pairs]


class ReasonForm(ActForm):
    """An act that asks for a reason only."""

    reason = forms.CharField(label=_("reason"), widget=forms.Textarea(attrs={"rows": 3}))
