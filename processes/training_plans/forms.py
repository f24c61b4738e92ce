"""What the acts on training plans ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, UnitField, several_lines
from qms.text.inputs import WholeNumberField

from .models import TrainingPlan
from .states import TrainingPlanState


class EditForm(ActForm):
    """What is needed, and what it takes."""

    needs = several_lines(
        _("what is needed, and why"), 5, help_text=_("The gaps of the matrix, new laws, findings, new forms of work.")
    )
    means = several_lines(_("money and means"), required=False)

    @staticmethod
    def initial_of(plan):
        return {"needs": plan.needs, "means": plan.means}


class TrainingPlanForm(EditForm):
    """The plan of a year."""

    unit = UnitField(label=_("administration or unit"))
    year = WholeNumberField(label=_("year"), min_value=2020, max_value=2100, initial=lambda: today().year)
    field_order = ["unit", "year"]

    @staticmethod
    def initial_after(earlier):
        return {"unit": earlier.unit.code, "year": earlier.year + 1, "needs": earlier.needs, "means": earlier.means}


class CloseForm(ActForm):
    """What came of the year's training."""

    summary = several_lines(_("what came of it"), 5)


class TrainingPlanField(forms.ModelChoiceField):
    """One plan that is not closed, named by its number."""

    def __init__(self, **kwargs):
        super().__init__(queryset=TrainingPlan.objects.none(), to_field_name="number", **kwargs)

    def offer_to(self, user):
        self.queryset = (
            TrainingPlan.objects.visible_to(user).exclude(state=TrainingPlanState.CLOSED).order_by("-year", "pk")
        )
