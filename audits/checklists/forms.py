"""What the acts on questions ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from processes.map.forms import ClauseField, ProcessField
from qms.lifecycle.forms import ActForm, UnitField


class EditForm(ActForm):
    """A question as it stands, to be said better."""

    text = forms.CharField(label=_("question"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    evidence = forms.CharField(label=_("what to look at"), max_length=500, required=False)
    process = ProcessField(label=_("only for the process"), required=False, empty_label=_("Asked whatever the process"))
    unit = UnitField(
        label=_("only for the unit"),
        required=False,
        empty_label=_("Asked of every unit"),
        help_text=_("The units below it are asked too."),
    )

    @staticmethod
    def initial_of(question):
        known = {"text": question.text, "evidence": question.evidence}
        known |= {"process": question.process and question.process.number}
        return known | {"unit": question.unit.code if question.unit.parent_id else None}


class QuestionForm(EditForm):
    """A new question under a clause."""

    clause = ClauseField(label=_("clause"))
    field_order = ["clause"]
