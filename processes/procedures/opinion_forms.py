"""The form of one opinion that a step asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.people.posts import PostKind

from .forms import whole
from .typed_rows import minutes_typed


class OpinionForm(forms.Form):
    """One opinion that a step asks for: of a post, or of a partner outside."""

    post = forms.ChoiceField(label=_("post"), choices=[("", "—"), *PostKind.choices], required=False)
    unit = forms.ChoiceField(label=_("unit"), required=False)
    partner = forms.CharField(label=_("or a partner outside"), max_length=200, required=False)
    days = whole(_("days"), 400)
    hours = whole(_("hours"), 400)
    minutes = whole(_("minutes"), 999)

    def __init__(self, *args, units=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("the unit in charge")), *units]

    def definition(self):
        """The opinion as a definition says it."""
        told = {name: self.cleaned_data[name] for name in ("post", "unit", "partner")}
        return told | {"minutes": minutes_typed(self.cleaned_data)}
