"""What is asked of whoever keeps the questions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from processes.map.forms import ClauseField, ProcessField
from qms.lifecycle.forms import ActForm, UnitField


class QuestionForm(ActForm):
    """A question under a clause; an old one keeps its clause."""

    clause = ClauseField(label=_("clause"))
    text = forms.CharField(label=_("question"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    evidence = forms.CharField(label=_("what to look at"), max_length=500, required=False)
    process = ProcessField(label=_("only for the process"), required=False, empty_label=_("Asked whatever the process"))
    unit = UnitField(
        label=_("only for the unit"),
        required=False,
        empty_label=_("Asked of every unit"),
        help_text=_("The units below it are asked too."),
    )
    active = forms.BooleanField(label=_("in use"), required=False, initial=True)

    def __init__(self, *args, question=None, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["active" if question is None else "clause"]
