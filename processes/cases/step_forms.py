"""The forms by which a step is done: built from the fields and outcomes that the procedure gives the open step."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.ledger.legible import JSONText

from .forms import AtStepForm, GroundForm, ResultFile
from .step_values import PREFIX, control_for


class StepForm(AtStepForm):
    """A step that is done: its outcome, what is written down, its result."""

    outcome = forms.ChoiceField(label=gettext_lazy("outcome"), required=False, widget=forms.RadioSelect)
    result = ResultFile(label=gettext_lazy("result as a file"), required=False)
    note = forms.CharField(
        label=gettext_lazy("note"), widget=forms.Textarea(attrs={"rows": 2}), max_length=5000, required=False
    )

    ends = ""  # how the outcomes offered end the dossier

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        outcomes = self.row.step.outcomes.active().select_related("leads_to") if self.row else []
        fitting = [each for each in outcomes if each.ends == self.ends and each.joined in ("", self.row.joined)]
        fitting = [each for each in fitting if self.record.way.times_left(self.row, each) != 0]
        self.fields["outcome"].choices = [(each.code, self._in_words(each)) for each in fitting]
        if len(fitting) == 1:
            self.fields["outcome"].initial = fitting[0].code

    def _in_words(self, outcome):
        words = f"{outcome.label} → {outcome.leads_to}" if outcome.leads_to else outcome.label
        left = self.record.way.times_left(self.row, outcome)
        return words if left is None else _("%(outcome)s (left: %(left)s)") % {"outcome": words, "left": left}


class AnsweredStepForm(StepForm):
    """A step at which something is written down: a control for each of its fields, and `values` for a script."""

    values = JSONText(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "values" in self.data:
            return  # the door says what is wrong with them
        del self.fields["values"]
        if self.row:
            own = {PREFIX + field.key: control_for(field) for field in self.record.way.fields_of(self.row)}
            self.fields = {"step": self.fields["step"], "outcome": self.fields["outcome"], **own, **self.fields}

    def meant(self, given):
        """The values of the step's own fields together."""
        answers = {name: given.pop(name) for name in list(given) if name.startswith(PREFIX)}
        if answers:
            given["values"] = {name.removeprefix(PREFIX): answer for name, answer in answers.items()}
        return given


class CompleteStepForm(AnsweredStepForm):
    """A step that leads on to another."""

    result_text = forms.CharField(label=gettext_lazy("or the number of the result"), max_length=300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.row and not self.row.step.result_required:
            self.fields["result"].help_text = _("Where there is one.")


class ResolveForm(AnsweredStepForm):
    """The last step, with the result."""

    result_number = forms.CharField(label=gettext_lazy("number of the result"), max_length=120, required=False)
    ends = "resolved"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        required = bool(self.row and self.row.step.result_required)
        self.fields["result"].help_text = _("The procedure asks for it.") if required else _("Or write its number.")


class RefuseForm(GroundForm, StepForm):
    """A refusal; once the dossier is accepted, by an outcome of the open step that refuses."""

    ends = "refused"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record and not self.record.is_accepted():
            del self.fields["outcome"], self.fields["result"], self.fields["note"]
