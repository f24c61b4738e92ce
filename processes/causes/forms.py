"""How a cause is named, and what the acts on it ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm

from .models import Cause


class CauseField(forms.ModelChoiceField):
    """One cause in use, named by its code, shown where it stands in the tree."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Cause.objects.none(), to_field_name="number", **kwargs)

    def offer_to(self, user):
        self.queryset = Cause.objects.visible_to(user).in_use()

    def label_from_instance(self, cause):
        return cause.in_the_tree()


class RenameForm(ActForm):
    """What a cause is called."""

    name = forms.CharField(label=_("name"), max_length=200)

    @staticmethod
    def initial_of(cause):
        return {"name": cause.name}


class CauseForm(RenameForm):
    """A cause new in the catalogue."""

    parent = CauseField(label=_("belongs to"), required=False, empty_label=_("Nothing: it stands at the top"))
    code = forms.SlugField(label=_("code"), max_length=30)
    field_order = ["parent", "code"]

    def clean_code(self):
        return Cause.free_code(self.cleaned_data["code"], _("There is already a cause with this code."))
