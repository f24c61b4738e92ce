"""What the acts ask for that stop, move or extend the time of a dossier."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, DayField, several_lines
from qms.text.inputs import NumberField

from .extension import grounds_left
from .forms import AtStepForm, GroundForm

LAST_DAY = _("Last day, included; it can be moved, both ways, with a reason.")


class SupplementForm(AtStepForm):
    """What the applicant is asked to supply, and until when."""

    what = several_lines(_("what is to be supplied"))
    answer_by = DayField(label=_("answer by"), help_text=LAST_DAY)


class PaymentForm(AtStepForm):
    """What is to be paid, and until when."""

    what = several_lines(_("what is to be paid"), required=False)
    answer_by = DayField(label=_("answer by"), help_text=LAST_DAY)


class SuspendForm(GroundForm):
    """The legal ground on which the work rests, and until when."""

    answer_by = DayField(label=_("until"), help_text=LAST_DAY)


class AnswerDayForm(ActForm):
    """Until when the applicant may answer: a later day or an earlier one than was given."""

    answer_by = DayField(label=_("answer by"), help_text=_("Last day, included."))

    @staticmethod
    def initial_of(case):
        pause = case.clock.open_pause()
        return {"answer_by": pause.answer_by} if pause else {}


class ExtendForm(ActForm):
    """On which of the procedure's grounds the time is extended, and by how much."""

    ground = forms.ChoiceField(label=_("ground"), choices=[])
    amount = NumberField(
        label=_("by how much"),
        min_value=0,
        max_value=1000,
        decimal_places=2,
        required=False,
        help_text=_("In what the limit is given in. Empty: as much as the ground allows."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record:
            limit = self.record.version.limit
            rows = [
                (each.name, f"{each.name} ({limit.amount_in_words(each.amount)}; {each.legal_basis})")
                for each in grounds_left(self.record)
            ]
            self.fields["ground"].choices = rows


class ConditionsForm(GroundForm):
    """Which condition is not met, and by which law it is one."""

    condition = several_lines(_("which condition is not met"))
    field_order = ["condition", "legal_ground"]


class ApologyForm(ActForm):
    """The day newly promised."""

    promised_on = DayField(label=_("new date"))
