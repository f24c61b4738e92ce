"""What the acts on providers ask for."""

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, DayField, UnitField, several_lines
from qms.text.inputs import WholeNumberField
from qms.web.rows import RowsField
from qms.workdays.months import months_before

from ..map.forms import ProcessField
from .models import Provider
from .page import nonconformities_of
from .parts import MOST_POINTS
from .states import Influence, Provision


class ProviderField(forms.ModelChoiceField):
    """One provider with whom the office works, named by its number."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Provider.objects.none(), to_field_name="number", **kwargs)

    def offer_to(self, user):
        self.queryset = Provider.objects.visible_to(user).watched().order_by("number")


class EditForm(ActForm):
    """What a provider provides, what is required of it, and how it is controlled."""

    title = forms.CharField(label=_("name of the provider"), max_length=300)
    kind = forms.ChoiceField(label=_("what it provides"), choices=Provision.choices)
    supplies = several_lines(_("products, services, processes provided"), 2)
    influence = forms.ChoiceField(
        label=_("influence on our services"), choices=Influence.choices, initial=Influence.MEDIUM
    )
    process = ProcessField(label=_("process"), required=False, help_text=_("The process of ours that hangs on it."))
    requirements = several_lines(
        _("what is required of it"), 2, required=False, help_text=_("As it was told: quality, times, persons, data.")
    )
    control = several_lines(
        _("how it is controlled"),
        2,
        required=False,
        help_text=_("Acceptance, reports, tests, minutes of handing over."),
    )
    contract = forms.CharField(
        label=_("contract or decision"), max_length=300, required=False, help_text=_("Number and day.")
    )
    contract_until = DayField(label=_("contract runs until"), required=False)
    contact = forms.CharField(
        label=_("place to turn to"),
        max_length=300,
        required=False,
        help_text=_("A desk or a hotline, no person's own."),
    )
    every_months = WholeNumberField(
        label=_("evaluated every so many months"), min_value=1, max_value=60, initial=12, required=False
    )

    @staticmethod
    def initial_of(provider):
        names = [name for name in EditForm.base_fields if name != "process"]
        return {name: getattr(provider, name) for name in names} | {
            "process": provider.process.number if provider.process else None
        }


class NewProvider(EditForm):
    """A new one, and the unit that works with it."""

    unit = UnitField(label=_("unit that works with it"))
    field_order = ["title", "kind", "supplies", "unit"]


class CriteriaForm(ActForm):
    """By what it is measured."""

    criteria = RowsField(
        {"text": _("Criterion"), "weight": _("Counts (1–5)")},
        fewest=6,
        label=_("criteria"),
        help_text=_("One in each line; how often it counts, once to five times."),
    )

    @staticmethod
    def initial_of(provider):
        return {"criteria": [{"text": row.text, "weight": str(row.weight)} for row in provider.evaluation.criteria()]}

    def clean_criteria(self):
        """{text: weight}"""
        rows = [row for row in self.cleaned_data["criteria"] if row.get("text", "").strip()]
        weights = [row.get("weight", "").strip() or "1" for row in rows]
        if not all(each.isdecimal() and each.isascii() and len(each) == 1 for each in weights):
            raise forms.ValidationError(_("A criterion counts once to five times."))
        if any(len(row["text"].strip()) > 300 for row in rows):
            raise forms.ValidationError(_("A criterion is a text of at most 300 characters."))
        return {row["text"].strip(): int(weight) for row, weight in zip(rows, weights, strict=True)}


class EvaluateForm(ActForm):
    """How it did in a period, criterion by criterion."""

    since = DayField(label=_("from"))
    until = DayField(label=pgettext_lazy("last day", "until"))
    marks = RowsField(
        {"criterion": _("Criterion"), "points": _("Points (1–5)"), "remark": _("What shows it")},
        fewest=1,
        label=_("points"),
        help_text=_("5: as required in everything; 3: with lacks that were mended; 1: not as required."),
    )
    summary = several_lines(
        _("what was found"), 2, help_text=_("In one or two sentences: what is good, what it lacks.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {row.text: row for row in self.record.evaluation.criteria()} if self.record else {}
        self.fields["marks"].widget.choices = {
            "criterion": [("", "–"), *((text, f"{text} (×{row.weight})") for text, row in self.known.items())],
            "points": [("", "–"), *((str(points), str(points)) for points in range(MOST_POINTS, 0, -1))],
        }
        self.fields["marks"].widget.fewest = 0

    @property
    def aside(self):
        """What went wrong with it since it was last evaluated, for the eyes of whoever gives points."""
        return render_to_string("providers/behind.html", nonconformities_of(self.record, self.user))

    @staticmethod
    def initial_of(provider):
        last = provider.evaluation.last()
        since = last.until if last else months_before(today(), provider.every_months)
        rows = [{"criterion": row.text} for row in provider.evaluation.criteria()]
        return {"since": since, "until": today(), "marks": rows}

    def clean_marks(self):
        """{Criterion: (points, remark)}"""
        rows = [row for row in self.cleaned_data["marks"] if row.get("points") or row.get("remark")]
        if {row.get("criterion") for row in rows} != set(self.known) or len(rows) != len(self.known):
            raise forms.ValidationError(_("Give points for each criterion, once."))
        if any(row.get("points") not in list("12345") for row in rows):
            raise forms.ValidationError(_("Give 1 to 5 points."))
        if any(len(row.get("remark", "")) > 500 for row in rows):
            raise forms.ValidationError(_("A line is a text of at most 500 characters."))
        return {self.known[row["criterion"]]: (int(row["points"]), row.get("remark", "")) for row in rows}


class AcceptForm(ActForm):
    """When it is evaluated again."""

    next_evaluation_on = DayField(
        label=_("next evaluation"), required=False, help_text=_("Empty: after as many months as it says.")
    )


class ConditionsForm(AcceptForm):
    """What it must mend, and when it is evaluated again."""

    conditions = several_lines(_("conditions"), help_text=_("What it mends, and by when."))
    field_order = ["conditions", "next_evaluation_on"]
