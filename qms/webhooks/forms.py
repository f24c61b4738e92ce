"""What a new address asks for."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import record_types


class WebhookForm(forms.Form):
    """Where messages go, and of which records they tell."""

    label = forms.CharField(label=_("name"), max_length=80, help_text=_("What the other program is called here."))
    url = forms.CharField(label=_("address"), max_length=300, help_text=_("Beginning with https://."))
    collections = forms.MultipleChoiceField(
        label=_("of which records"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: of all."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = record_types().items()
        self.fields["collections"].choices = [
            (name, capfirst(str(kind.model._meta.verbose_name_plural))) for name, kind in kinds
        ]
