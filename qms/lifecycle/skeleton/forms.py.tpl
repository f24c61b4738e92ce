"""What the acts on $names ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, UnitField


class EditForm(ActForm):
    """What is said of it."""

    title = forms.CharField(label=_("title"), max_length=300)
    description = forms.CharField(
        label=_("description"), widget=forms.Textarea(attrs={"rows": 6}), max_length=10000, required=False
    )

    @staticmethod
    def initial_of(record):
        return {"title": record.title, "description": record.description}


class New$Model(EditForm):
    """A new one, and the unit it belongs to."""

    unit = UnitField(label=_("unit"))
