"""What the acts on the index of a year ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.evidence.uploads import media_type_of
from qms.ledger.legible import JSONText
from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, DayField
from qms.text.inputs import NumberField, WholeNumberField


class EditForm(ActForm):
    """The decision that issued it, and when the own score is due."""

    decision = forms.CharField(
        label=_("decision that issued the index"),
        max_length=200,
        help_text=_("Its number, its day, and who issued it."),
    )
    due_on = DayField(label=_("own score due"))

    @staticmethod
    def initial_of(index):
        return {"decision": index.decision, "due_on": index.due_on}


class ParIndexForm(EditForm):
    """The index of a year; its criteria come in as a sheet."""

    year = WholeNumberField(label=_("year"), min_value=2010, max_value=2100, initial=lambda: today().year)
    field_order = ["year"]


class ReturnForm(ActForm):
    """Which criteria are scored anew."""

    codes = forms.CharField(label=_("codes of the criteria"), max_length=500, help_text=_("Separated by commas."))


class ResultForm(ActForm):
    """What the city confirmed, a line for each criterion; a script sends the points together."""

    template_name = "par_indexes/result.html"
    gives = ("result", "rank", "file", "confirmed", "reasons")

    result = forms.CharField(label=_("decision on the result"), max_length=200)
    rank = forms.CharField(label=_("rank"), max_length=60, required=False, help_text=_("For example 12 of 114."))
    file = forms.FileField(label=_("attach a file"), required=False)
    confirmed = JSONText(required=False, widget=forms.HiddenInput, help_text=_("By code: the points confirmed."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = list(self.record.criteria.order_by("position", "pk")) if self.record else []
        for row in self.rows:
            self.fields[f"confirmed_{row.pk}"] = NumberField(
                label=_("points confirmed"),
                required=False,
                min_value=0,
                max_value=row.most,
                decimal_places=2,
                initial=row.checked,
            )
            self.fields[f"why_{row.pk}"] = forms.CharField(label=_("why lowered"), required=False, max_length=500)

    def lines(self):
        """Each criterion with its two fields."""
        return [(row, self[f"confirmed_{row.pk}"], self[f"why_{row.pk}"]) for row in self.rows]

    def clean_file(self):
        upload = self.cleaned_data.get("file")
        if upload:
            media_type_of(upload)
        return upload

    def clean_confirmed(self):
        """What a script sends: numbers by code, none above what the criterion gives."""
        sent = self.cleaned_data["confirmed"] or {}
        most = {row.code: row.most for row in self.rows}
        fine = isinstance(sent, dict) and all(
            code in most and isinstance(value, int | float) and 0 <= value <= most[code] for code, value in sent.items()
        )
        if not fine:
            raise forms.ValidationError(_("Not more points than the index gives."))
        return {code: NumberField(decimal_places=2).clean(str(value)) for code, value in sent.items()}

    def meant(self, given):
        """Points and reasons by code."""
        points, reasons = dict(given.get("confirmed") or {}), {}
        for row in self.rows:
            typed, why = given.pop(f"confirmed_{row.pk}", None), given.pop(f"why_{row.pk}", "")
            if typed is not None:
                points[row.code] = typed
            if why:
                reasons[row.code] = why
        return given | {"confirmed": points, "reasons": reasons}
