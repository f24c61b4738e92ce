"""What the acts on plans ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, DayField, PersonField, UnitField, UnitsField, several_lines
from qms.text.inputs import WholeNumberField
from qms.workdays.line import LAST_DAY

from ..years.next_year import words_a_year_later
from .parts import PlanItem

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


def usual_fields():
    return "\n".join(str(each) for each in USUAL_FIELDS)


class PlanForm(ActForm):
    """A plan for a year; its tasks come from the annex, its rounds from the usual dates and the working calendar."""

    gives = ("title", "year", "unit", "legal_basis", "fields")

    title = forms.CharField(label=_("title"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    year = WholeNumberField(label=_("year"), min_value=2025, max_value=LAST_DAY.year, initial=lambda: today().year)
    unit = UnitField(label=_("unit that keeps the plan"), help_text=_("It collects the reports of the other units."))
    legal_basis = several_lines(_("legal basis"), longest=LONGEST, required=False)
    fields_of_reform = several_lines(
        _("fields of reform"), 7, LONGEST, initial=usual_fields, help_text=_("One in each line.")
    )

    @staticmethod
    def initial_after(earlier):
        return {
            "title": words_a_year_later(earlier.title, earlier.year),
            "year": earlier.year + 1,
            "unit": earlier.unit.code,
            "legal_basis": earlier.legal_basis,
            "fields_of_reform": "\n".join(each.name for each in earlier.fields.all()),
        }

    def meant(self, given):
        """The lines of the fields as a list, under the name the record knows."""
        lines = given.pop("fields_of_reform", "").splitlines()
        return given | {"fields": [line.strip() for line in lines if line.strip()]}


class IssueForm(ActForm):
    """Number and day on the paper that was signed."""

    official_number = forms.CharField(label=_("official number"), max_length=60)
    issued_on = DayField(label=_("day of issue"))

    @staticmethod
    def initial_of(plan):
        return {"official_number": plan.official_number, "issued_on": plan.issued_on}


class TaskForm(ActForm):
    """A task that the document or its annex brings."""

    field = WholeNumberField(label=_("number of the field of reform"), min_value=1, max_value=99)
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


class TasksField(forms.ModelMultipleChoiceField):
    """Lines of last year's plan."""

    def label_from_instance(self, item):
        return f"{item.place} {item.action.title} – {item.action.unit}"


class CarryOverForm(ActForm):
    """Which tasks of last year's plan go on, and until when; whoever was responsible for one does not carry it over."""

    tasks = TasksField(
        PlanItem.objects.none(), label=_("tasks not done"), widget=forms.CheckboxSelectMultiple, required=True
    )
    due_on = DayField(label=_("until"), required=False, help_text=_("Empty: each gets its day from the annex."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tasks"].queryset = self.record.unfinished_last_year().exclude(action__responsible=self.user)

    @staticmethod
    def initial_of(plan):
        return {"tasks": list(plan.unfinished_last_year().values_list("pk", flat=True))}

    def meant(self, given):
        """The lines by their keys."""
        return given | {"tasks": [item.pk for item in given["tasks"]]} if "tasks" in given else given
