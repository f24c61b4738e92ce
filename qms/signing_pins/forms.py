"""What the renewal asks for, and how a PIN is set."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm

from .models import Lost

HIDDEN = forms.PasswordInput(attrs={"autocomplete": "off"})


class NewRenewal(ActForm):
    """What is lost, and why it is asked for."""

    lost = forms.TypedChoiceField(
        label=_("what is lost"), choices=Lost.choices, required=False, initial=Lost.PIN, empty_value=Lost.PIN
    )
    why = forms.CharField(label=_("what happened"), max_length=300, help_text=_("Forgotten, or seen by somebody."))


class PinForm(forms.Form):
    """The word by which one signs until now, and the PIN twice."""

    password = forms.CharField(label=_("Your password"), strip=False, widget=HIDDEN)
    pin = forms.CharField(
        label=_("New signing PIN"),
        strip=False,
        widget=HIDDEN,
        help_text=_("At least six characters, digits alone will do; another than the password."),
    )
    again = forms.CharField(label=_("New signing PIN again"), strip=False, widget=HIDDEN)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        if person.signing_pin:
            self.fields["password"].label = _("Your present signing PIN")

    def clean(self):
        given = super().clean()
        if given.get("pin") and given.get("again") and given["pin"] != given["again"]:
            self.add_error("again", _("The two PINs are not the same."))
        return given


class LostForm(forms.Form):
    """What happened, told by somebody who can't come in."""

    why = forms.CharField(
        label=_("what happened"), max_length=300, help_text=_("The telephone is lost, broken, or was exchanged.")
    )


class FactorForm(forms.Form):
    """The word by which one signs, and the code that belongs to the picture."""

    password = forms.CharField(label=_("Your password"), strip=False, widget=HIDDEN)
    code = forms.CharField(
        label=_("Code that the telephone shows"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        help_text=_("Six digits; another every half minute."),
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        if person.signing_pin:
            self.fields["password"].label = _("Your present signing PIN")
