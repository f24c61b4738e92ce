"""What the acts on the measuring plan and on judgements ask for."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, LongAgoField, UnitField, several_lines
from qms.people.posts import PostKind
from qms.text.inputs import WholeNumberField
from qms.web.figures import figures
from qms.web.periods import PeriodKind

from ..surveys.models import Survey
from .fitness import TOLD as JUDGED
from .matter import TOLD
from .models import PlannedMeasure
from .states import Conclusion, Verdict

OUTSIDERS = (PostKind.ADMINISTRATOR, PostKind.EXTERNAL_AUDITOR)
POSTS = [each for each in PostKind.choices if each[0] not in OUTSIDERS]


def _measurable():
    """Every figure that the program counts for a period."""
    return [(each.name, each.label) for each in figures() if not each.only_now]


class EditForm(ActForm):
    """What it is for, how often and by whom it is analysed, until when."""

    purpose = several_lines(_("what it is measured for"), 2, required=False)
    method = several_lines(
        _("from what and how it is measured"), 2, required=False, help_text=_("Empty: as the figure is reckoned.")
    )
    period_kind = forms.ChoiceField(label=_("analysed every"), choices=PeriodKind.choices, initial=PeriodKind.QUARTER)
    within_days = WholeNumberField(
        label=_("days after the period until the analysis"), min_value=1, max_value=90, initial=15
    )
    post = forms.ChoiceField(label=_("post that analyses it"), choices=POSTS, initial=PostKind.QUALITY_MANAGER)

    @staticmethod
    def initial_of(measure):
        return {name: getattr(measure, name) for name in TOLD}


class NewMeasure(EditForm):
    """A figure that a unit follows."""

    figure = forms.ChoiceField(label=_("what is measured"), choices=lazy(_measurable, list))
    unit = UnitField(label=_("unit for which it is measured"))
    year = WholeNumberField(
        label=_("planned for the year"), min_value=2020, max_value=2100, initial=lambda: today().year, required=False
    )
    field_order = ["figure", "unit", "purpose", "method"]


class AnalyseForm(ActForm):
    """What the number means, and what follows from it."""

    words = several_lines(_("what the analysis found"), 3, help_text=_("Course, causes, and what is done."))
    conclusion = forms.ChoiceField(
        label=pgettext_lazy("measure", "conclusion"), choices=Conclusion.choices, widget=forms.RadioSelect
    )


class ReviewForm(EditForm):
    """What the review found, for which year; what changes is changed at once."""

    finding = several_lines(_("what the review found"), 2, help_text=_("It holds as before, or what changed."))
    year = WholeNumberField(label=_("planned for the year"), min_value=2020, max_value=2100)
    field_order = ["finding", "year"]

    @staticmethod
    def initial_of(measure):
        return EditForm.initial_of(measure) | {"year": max(measure.year + 1, today().year)}


class MeansField(forms.ModelChoiceField):
    """A row of the measuring plan or a survey that this person sees, by its number."""

    def __init__(self, model, **kwargs):
        self.model = model
        super().__init__(queryset=model.objects.none(), to_field_name="number", required=False, **kwargs)

    def offer_to(self, user):
        self.queryset = self.model.objects.visible_to(user).order_by("-pk")


class FitnessForm(ActForm):
    """Whether it was fit in a period, and why."""

    since = LongAgoField(label=_("from"))
    until = LongAgoField(label=pgettext_lazy("last day", "until"), initial=today)
    verdict = forms.ChoiceField(
        label=pgettext_lazy("fitness", "judgement"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    grounds = several_lines(
        pgettext_lazy("fitness", "reason"),
        3,
        help_text=_("Whom it reaches, how many answer, whether its data are whole, whether it moves with the work."),
    )
    remedy = several_lines(_("what is done about it"), 2, required=False)

    @staticmethod
    def initial_of(check):
        return {name: getattr(check, name) for name in JUDGED}


class NewFitnessCheck(FitnessForm):
    """A judgement, on what, and whose it is."""

    measure = MeansField(PlannedMeasure, label=_("row of the measuring plan"))
    survey = MeansField(Survey, label=_("survey"))
    unit = UnitField(label=_("unit that measures by it"))
    field_order = ["measure", "survey", "unit", "since", "until"]
