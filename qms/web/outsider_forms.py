"""What is asked of whoever opens the door to somebody from outside."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, DayField
from qms.lifecycle.registry import record_types
from qms.text.vietnamese import order_key


class ScopeForm(ActForm):
    """Kinds of records, the period in which they began, and on what grounds."""

    kinds = forms.MultipleChoiceField(
        label=_("kinds of records"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("None: all.")
    )
    since = DayField(label=_("begun from"))
    until = DayField(label=_("begun until"))
    why = forms.CharField(label=_("reason"), max_length=300, help_text=_("The contract or letter, with its day."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        told = [kind.model._meta for kind in record_types().values() if kind.model.told_outside]
        kinds = ((meta.label, capfirst(meta.verbose_name_plural)) for meta in told)
        self.fields["kinds"].choices = sorted(kinds, key=lambda kind: order_key(kind[1]))

    def clean(self):
        given = super().clean()
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", _("The last day is before the first."))
        return given
