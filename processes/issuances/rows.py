"""A row of the table of an issuance: what may be typed into its cells, and what a cell that is wrong is told."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.text.inputs import NumberField
from qms.text.vietnamese import fold
from qms.workdays.limits import GIVEN_AS_NUMBER, LimitIn

from ..procedures.promise import MINUTES_A_DAY

STEP = re.compile(r"(\S+)\s*(.*?)\s*[:–-]\s*(\d{1,5}(?:[.,]\d{1,2})?)\s*([^\d\s]*)\s*")
UNITS = {
    "": 1,
    "phut": 1,
    "p": 1,
    "gio": 60,
    "h": 60,
    "ngay": MINUTES_A_DAY,
    "minutes": 1,
    "hours": 60,
    "days": MINUTES_A_DAY,
}
FACTS = ("committed", "limit_in", "same_day", "fee", "legal_basis")


class RowForm(forms.Form):
    """Times, fee and basis of one procedure; its steps a line each: the code, what it is called, its time."""

    same_day = forms.BooleanField(label=gettext_lazy("result within the day"), required=False)
    committed = NumberField(
        label=gettext_lazy("time promised"),
        min_value=0,
        max_value=1000,
        decimal_places=2,
        required=False,
    )
    limit_in = forms.ChoiceField(
        label=gettext_lazy("limit given in"), choices=GIVEN_AS_NUMBER, required=False, initial=LimitIn.DAYS
    )
    fee = forms.CharField(
        label=gettext_lazy("fee"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    legal_basis = forms.CharField(
        label=gettext_lazy("legal basis"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    steps = forms.CharField(
        label=gettext_lazy("steps"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args, known=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = known
        for field in self.fields.values():
            is_tick = isinstance(field.widget, forms.CheckboxInput)
            field.widget.attrs["class"] = "form-check-input" if is_tick else "form-control"

    def clean_steps(self):
        """{code: {name, minutes}} of the lines."""
        found = {}
        for line in filter(None, map(str.strip, self.cleaned_data["steps"].splitlines())):
            read = STEP.fullmatch(line)
            unit = UNITS.get(fold(read[4])) if read else None
            if unit is None:
                raise forms.ValidationError(
                    _("“%(line)s” is not read: write for instance “B1 …: 30 phút”.") % {"line": line}
                )
            if self.known is not None and read[1] not in self.known:
                raise forms.ValidationError(_("There is no step %(code)s.") % {"code": read[1]})
            minutes = round(float(read[3].replace(",", ".")) * unit)
            found[read[1]] = {"minutes": minutes} | ({"name": read[2]} if read[2] else {})
        return found

    def row(self):
        """What the row says, as a definition does."""
        told = {name: self.cleaned_data[name] for name in FACTS}
        days = told["committed"]
        told["limit_in"] = told["limit_in"] or LimitIn.DAYS.value
        return told | {"committed": None if days is None else float(days), "steps": self.cleaned_data["steps"]}


def shown(definition):
    """What the cells show of a definition."""
    steps = [f"{step['code']} {step['name']}: {time_of(step['minutes'])}" for step in definition["steps"]]
    return {name: definition[name] for name in FACTS} | {"steps": "\n".join(steps)}


def time_of(minutes):
    """A step's time in the largest unit in which it is whole."""
    if minutes and minutes % MINUTES_A_DAY == 0:
        return f"{minutes // MINUTES_A_DAY} ngày"
    return f"{minutes // 60} giờ" if minutes and minutes % 60 == 0 else f"{minutes or 0} phút"
