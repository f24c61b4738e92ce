"""What a trial is asked: over how many months, and what would be if times or people were others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.filters import Questions
from qms.text.inputs import WholeNumberField


@dataclass(frozen=True)
class Only:
    """A number of the page: its words, and whether a dossier counts that would be late, and was late."""

    label: Any
    counts: Callable[[bool, bool], bool]


ONLY = {
    "late": Only(_("Late with this draft"), lambda late, was: late),
    "was_late": Only(_("Late as it really was"), lambda late, was: was),
    "late_now": Only(_("Late with the draft, in time as it was"), lambda late, was: late and not was),
    "late_then": Only(_("In time with the draft, late as it was"), lambda late, was: was and not late),
}


class TrialForm(forms.Form):
    """Each has its usual answer; what is left out is that."""

    months = WholeNumberField(label=_("dossiers of the last months"), min_value=1, max_value=24, required=False)
    time = WholeNumberField(label=_("time of the steps, in per cent"), min_value=10, max_value=300, required=False)
    beside = WholeNumberField(
        label=_("dossiers that one person works on side by side"), min_value=1, max_value=100, required=False
    )
    more = WholeNumberField(label=_("people more (or fewer) at each post"), min_value=-20, max_value=20, required=False)
    seed = WholeNumberField(
        label=_("seed"),
        min_value=0,
        max_value=999_999,
        required=False,
        help_text=_(
            "0: each step takes the time given. Else as quick and slow as the steps really were, by this seed."
        ),
    )

    only = forms.ChoiceField(
        label=_("dossiers listed"),
        choices=[("", _("All that were run")), *((name, each.label) for name, each in ONLY.items())],
        required=False,
    )

    USUAL = {"months": 3, "time": 100, "beside": 5, "more": 0, "seed": 0, "only": ""}


class TrialQuestions(Questions):
    """The same in the address of the page."""

    paging_class = TrialForm

    def answer(self, name):
        """What was asked, or what is usual."""
        said = self.paging.cleaned_data.get(name) if self.paging.is_valid() else None
        return TrialForm.USUAL[name] if said is None else said
