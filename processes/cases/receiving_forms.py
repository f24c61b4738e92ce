"""What accepting a dossier asks for: nothing, or the answers of a first step that is the receiving itself."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.ledger.legible import JSONText
from qms.lifecycle.forms import ActForm

from .first_step import receiving_step
from .step_values import PREFIX, control_for


class WithReceiving(ActForm):
    """A form that can do the first step too: ticked beforehand, with a control for each field of that step."""

    first_step = forms.BooleanField(label=gettext_lazy("the first step is done with this"), required=False)
    values = JSONText(required=False)

    def ask_for_receiving(self, version):
        """Ask for the first step of this version where it is the receiving itself; else for nothing."""
        if "values" in self.data:
            return  # a script names the values; the door says what is wrong with them
        del self.fields["values"]
        step = receiving_step(version) if version else None
        if step is None:
            del self.fields["first_step"]
            return
        asked = self.fields["first_step"]
        asked.label, asked.initial = _("done with this: %(step)s") % {"step": step}, True
        for each in step.active_fields():
            self.fields[PREFIX + each.key] = control_for(each)
            self.fields[PREFIX + each.key].required = False  # the door asks for it where the step is done

    def clean(self):
        """What is written down at a step that is not done would be kept nowhere: it is said, not dropped."""
        given = super().clean()
        written = any(value not in (None, "") for name, value in given.items() if name.startswith(PREFIX))
        if written and not given.get("first_step"):
            self.add_error("first_step", _("Tick this, or leave the fields of the step empty."))
        return given

    def meant(self, given):
        """The values of the step's own fields together, where the step is done."""
        answers = {name: given.pop(name) for name in list(given) if name.startswith(PREFIX)}
        if answers and given.get("first_step"):
            given["values"] = {name.removeprefix(PREFIX): answer for name, answer in answers.items()}
        return given


class AcceptForm(WithReceiving):
    """Accepting a dossier that lies at the desk."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_for_receiving(self.record.version if self.record else None)
