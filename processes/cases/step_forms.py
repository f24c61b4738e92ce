"""The forms by which a step is done: built from the fields and outcomes that the procedure gives the open step."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm
from qms.people.actors import actors_of

from .forms import GroundForm, ResultFile
from .step_values import PREFIX, control_for


class StepForm(ActForm):
    """A step that is done: its outcome, what is written down, its result. A script may send `values` as an object."""

    step = forms.CharField(label=_("step"), max_length=12, required=False, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=_("outcome"), required=False, widget=forms.RadioSelect)
    result = ResultFile(label=_("result as a file"), required=False)
    note = forms.CharField(label=_("note"), widget=forms.Textarea(attrs={"rows": 2}), max_length=5000, required=False)

    ends = ""  # how the outcomes offered end the dossier
    asks_fields = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.row = self._row() if self.record else None
        self._offer_outcomes()
        self._ask_fields()

    def _row(self):
        """The open step that this person may do: the one named, or the first."""
        way = self.record.way
        mine = [row for actor in actors_of(self.user) for row in way.free_for(actor)] or way.open()
        named = [row for row in mine if row.step.code == self.data.get("step")]
        return next(iter(named or mine), None)

    def _offer_outcomes(self):
        outcomes = self.row.step.outcomes.active().select_related("leads_to") if self.row else []
        fitting = [each for each in outcomes if each.ends == self.ends]
        self.fields["outcome"].choices = [(each.code, self._in_words(each)) for each in fitting]
        if len(fitting) == 1:
            self.fields["outcome"].initial = fitting[0].code
        if self.row:
            self.fields["step"].initial = self.row.step.code

    @staticmethod
    def _in_words(outcome):
        return f"{outcome.label} → {outcome.leads_to}" if outcome.leads_to else outcome.label

    def _ask_fields(self):
        """A control for each field of the step; a script may send them together, and the door says what is wrong."""
        if "values" in self.data:
            return
        del self.fields["values"]
        if self.row and self.asks_fields:
            own = {PREFIX + field.key: control_for(field) for field in self.record.way.fields_of(self.row)}
            self.fields = {"step": self.fields["step"], "outcome": self.fields["outcome"], **own, **self.fields}

    def values(self):
        """The values for the door, those of the step's own fields together."""
        values = super().values()
        answers = {name: values.pop(name) for name in list(values) if name.startswith(PREFIX)}
        if answers:
            values["values"] = {name.removeprefix(PREFIX): answer for name, answer in answers.items()}
        return values


# Declared here, since the form has a method of the same name: what a script sends instead of a field for each answer.
StepForm.declared_fields["values"] = forms.JSONField(required=False)


class CompleteStepForm(StepForm):
    """A step that leads on to another."""

    result_text = forms.CharField(label=_("or the number of the result"), max_length=300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.row and not self.row.step.result_required:
            self.fields["result"].help_text = _("Where there is one.")


class ResolveForm(StepForm):
    """The last step, with the result."""

    result_number = forms.CharField(label=_("or the number of the result"), max_length=120, required=False)
    ends = "resolved"


class RefuseForm(GroundForm, StepForm):
    """A refusal; once the dossier is accepted, by an outcome of the open step that refuses."""

    ends = "refused"
    asks_fields = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record and not self.record.is_accepted():
            del self.fields["outcome"], self.fields["result"], self.fields["note"]
