"""What the acts on plans, rounds and reports ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, DayField, FilesField, PersonField, UnitField, UnitsField

LONGEST = 20_000
USUAL_FIELDS = (
    _("Direction and steering"),
    _("Institutional reform"),
    _("Reform of administrative procedures"),
    _("Reform of the organisation"),
    _("Reform of the civil service"),
    _("Reform of public finance"),
    _("E-government and digital government"),
)


def _text(label, rows=4, **kwargs):
    kwargs = {"required": False} | kwargs
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=LONGEST, **kwargs)


def usual_fields():
    return "\n".join(str(each) for each in USUAL_FIELDS)


class PlanForm(ActForm):
    """A plan for a year; its tasks come from the annex, its rounds from the usual dates and the working calendar."""

    title = forms.CharField(label=_("title"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    year = forms.IntegerField(label=_("year"), min_value=2025, max_value=2100, initial=lambda: today().year)
    unit = UnitField(label=_("unit that keeps the plan"), help_text=_("It collects the reports of the other units."))
    legal_basis = _text(_("legal basis"), 3)
    fields_of_reform = _text(
        _("fields of reform"), 7, required=True, initial=usual_fields, help_text=_("One in each line.")
    )

    def values(self):
        """The lines of the fields as a list, under the name the record knows."""
        values = super().values()
        lines = values.pop("fields_of_reform", "").splitlines()
        return values | {"fields": [line.strip() for line in lines if line.strip()]}


class IssueForm(ActForm):
    """Number and day on the paper that was signed."""

    official_number = forms.CharField(label=_("official number"), max_length=60)
    issued_on = DayField(label=_("day of issue"))

    @staticmethod
    def initial_of(plan):
        return {"official_number": plan.official_number, "issued_on": plan.issued_on}


class TaskForm(ActForm):
    """A task that the document or its annex brings."""

    field = forms.IntegerField(label=_("number of the field of reform"), min_value=1, max_value=99)
    place = forms.CharField(
        label=_("place in the plan"),
        max_length=20,
        required=False,
        help_text=_("As 3.b or 3.b.1; empty: the next free."),
    )
    title = forms.CharField(label=_("what is to be done"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    unit = UnitField(label=_("unit in charge"))
    responsible = PersonField(label=_("person responsible"), required=False, empty_label=_("The head of the unit"))
    due_on = DayField(label=_("until"), required=False)
    product = forms.CharField(label=_("product"), max_length=300, required=False)
    co_leads = UnitsField(label=_("units that lead together"), required=False, widget=forms.CheckboxSelectMultiple)
    cooperating = UnitsField(label=_("units that cooperate"), required=False, widget=forms.CheckboxSelectMultiple)


class AnnexForm(ActForm):
    """The workbook with the tasks of the annex."""

    file = forms.FileField(label=_("workbook of the annex (.xlsx)"))


class ReportForm(ActForm):
    """What a unit says beside its figures."""

    results = _text(_("what was done"), 6)
    shortcomings = _text(_("shortcomings and their causes"))
    proposals = _text(_("proposals"))
    next_work = _text(_("work of the next period"))
    files = FilesField(label=_("files"), required=False)

    @staticmethod
    def initial_of(report):
        return {name: getattr(report, name) for name in ("results", "shortcomings", "proposals", "next_work")}


class ReportEditForm(ReportForm):
    """The same once more; the figures stay unless they are asked for anew."""

    anew = forms.BooleanField(label=_("fill in the figures anew"), required=False)


class ConsolidateForm(ActForm):
    """What the commune's report says, and why a unit's report is missing."""

    overview = _text(_("overview"), 6)
    proposals = _text(_("proposals"))
    missing = forms.JSONField(label=_("reports that are missing"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lacking = [each.unit for each in self.record.missing_reports()] if self.record else []
        for unit in self.lacking:
            self.fields[f"missing_{unit.code}"] = forms.CharField(
                label=_("why the report of %(unit)s is missing") % {"unit": unit}, max_length=500, required=False
            )

    def values(self):
        """The reasons by the codes of the units, however they were sent."""
        values = super().values()
        given = values.pop("missing", None)
        said = {code: str(why) for code, why in given.items()} if isinstance(given, dict) else {}
        typed = {unit.code: values.pop(f"missing_{unit.code}", "") for unit in self.lacking}
        return values | {"missing": said | {code: why for code, why in typed.items() if why}}


class SendForm(ActForm):
    """Under which number, and to whom."""

    official_number = forms.CharField(label=_("official number"), max_length=60)
    recipients = _text(_("recipients"), 3, required=True, help_text=_("One in each line."))
    file = forms.FileField(label=_("signed report"), required=False)

    @staticmethod
    def initial_of(each):
        return {"recipients": "Ủy ban nhân dân thành phố\nSở Nội vụ thành phố"}
