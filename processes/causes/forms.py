"""How a cause is named, and what its page asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Cause


class CauseField(forms.ModelChoiceField):
    """One cause of the catalogue, named by its code, shown where it stands in the tree."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Cause.objects.none(), to_field_name="code", **kwargs)

    def offer_to(self, user):
        self.queryset = Cause.objects.active()

    def label_from_instance(self, cause):
        return in_the_tree(cause)


def in_the_tree(cause):
    """A cause as a list shows it, set in by its depth."""
    return "\u2003" * cause.depth + cause.name


class CauseForm(forms.Form):
    """A cause of the catalogue."""

    parent = CauseField(label=_("belongs to"), required=False, empty_label=_("Nothing: it stands at the top"))
    code = forms.SlugField(label=_("code"), max_length=30)
    name = forms.CharField(label=_("name"), max_length=200)
    active = forms.BooleanField(label=_("in use"), required=False, initial=True)

    def __init__(self, *args, cause=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.cause = cause
        self.fields["parent"].queryset = Cause.objects.active()
        if cause is not None:  # code and place are what earlier records are compared by
            del self.fields["parent"], self.fields["code"]
        else:
            del self.fields["active"]

    def clean_code(self):
        code = self.cleaned_data["code"]
        if Cause.objects.filter(code=code).exists():
            raise forms.ValidationError(_("There is already a cause with this code."))
        return code
