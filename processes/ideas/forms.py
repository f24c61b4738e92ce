"""What the acts on ideas ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.lifecycle.forms import ActForm, DayField, PersonField, RecordField, UnitField, photos, several_lines

from ..map.forms import ProcessField
from .models import TOLD
from .states import Benefit, Source


class IdeaForm(ActForm):
    """What would be better, and why."""

    title = forms.CharField(label=_("idea in short"), max_length=300)
    at_present = several_lines(_("how it is now"), 2, help_text=_("What takes time, goes wrong or annoys."))
    proposal = several_lines(_("how it would be better"), 3)
    benefit = forms.ChoiceField(label=_("improves above all"), choices=Benefit.choices)
    expected = several_lines(
        _("what is expected of it"), 2, required=False, help_text=_("If you can, with a number: minutes, times, money.")
    )
    process = ProcessField(label=_("process"), required=False)
    source = forms.ChoiceField(
        label=_("whose idea"), choices=Source.choices, initial=Source.STAFF, help_text=_("No names of citizens.")
    )

    @staticmethod
    def initial_of(idea):
        return {name: getattr(idea, name) for name in TOLD} | {"process": idea.process and idea.process.number}


class NewIdea(IdeaForm):
    """A suggestion, and the unit whose work it is about."""

    unit = UnitField(label=_("unit whose work it is about"))
    about = RecordField()
    field_order = ["title", "unit", "at_present", "proposal"]


class TrialForm(ActForm):
    """Where it is tried, by whom, until when, and by what the effect is seen."""

    judgement = several_lines(_("what you think of it"), 2)
    responsible = PersonField(label=_("tried by"))
    trial_place = forms.CharField(label=_("tried where"), max_length=300, help_text=_("A desk, a unit, a village."))
    trial_until = DayField(label=_("tried until"))
    measured_by = forms.CharField(
        label=_("by what the effect is seen"), max_length=300, help_text=_("What is counted before and after.")
    )


class ReportForm(ActForm):
    """What the trial showed."""

    before = forms.CharField(label=_("before the trial"), max_length=300, help_text=_("The number or state before."))
    after = forms.CharField(label=_("after the trial"), max_length=300)
    effect = several_lines(pgettext_lazy("idea", "effect"), 2, help_text=_("What that comes to, and what it cost."))
    files = photos(_("files that show it"))


class SpreadForm(ActForm):
    """Where it is done from now on, and by what."""

    judgement = several_lines(_("what you think of it"), 2)
    spread_to = forms.CharField(label=_("spread to"), max_length=300, help_text=_("Which units, which procedures."))
    spread_by = forms.CharField(
        label=_("put into force by"), max_length=300, required=False, help_text=_("Revision, notice or decision.")
    )


class LongerForm(ActForm):
    """Until when."""

    trial_until = DayField(label=_("tried until"))


class ReassignForm(ActForm):
    """Another person."""

    responsible = PersonField(label=_("tried by"))
