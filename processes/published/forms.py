"""What the acts on published lists ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.ledger.legible import JSONText
from qms.lifecycle.forms import ActForm, DayField


class ListForm(ActForm):
    """A list of which a script enters the lines; people send a file to the import desk."""

    name = forms.CharField(label=_("name"), max_length=200)
    as_of = DayField(label=_("as of"), required=False, help_text=_("Empty: today."))


class EnterForm(ActForm):
    """Procedures as a source tells them."""

    lines = JSONText(label=_("procedures"), help_text=_("A list; each has at least “code” and “name”."))

    def clean_lines(self):
        lines = self.cleaned_data["lines"]
        if not isinstance(lines, list) or not all(isinstance(each, dict) and _is_named(each) for each in lines):
            raise forms.ValidationError(_("Write a list of procedures, each with its code and name."))
        return [{name: value for name, value in each.items() if name in ENTERED} for each in lines]


ENTERED = ("code", "name", "field", "limit_words", "fee", "legal_basis", "decision", "source")
LONGEST = {"code": 40, "name": 500, "field": 200, "decision": 300, "source": 300}


def _is_named(told):
    texts = [value for name, value in told.items() if name in ENTERED]
    fits = all(isinstance(text, str) and len(text) <= LONGEST.get(name, 20_000) for name, text in told.items())
    return fits and bool(texts) and bool(str(told.get("code", "")).strip()) and bool(str(told.get("name", "")).strip())


class LineForm(ActForm):
    """Of which line."""

    code = forms.CharField(label=_("national code"), max_length=40)
