"""What the acts on issues and needs ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.lifecycle.forms import ActForm, DayField, UnitField, several_lines

from .models import ContextIssue, PartyNeed
from .states import Effect, PartyKind, Place, Topic


class HeldField(forms.ModelChoiceField):
    """One issue or need that still holds."""

    def __init__(self, model, **kwargs):
        self.model = model
        super().__init__(queryset=model.objects.none(), to_field_name="number", required=False, **kwargs)

    def offer_to(self, user):
        self.queryset = self.model.objects.visible_to(user).holding().order_by("number")


class IssueForm(ActForm):
    """An issue, what it means and what is done about it."""

    title = forms.CharField(
        label=pgettext_lazy("context", "issue"),
        max_length=300,
        help_text=_("As it is: “Merged commune, staff of three offices”."),
    )
    place = forms.ChoiceField(label=_("inside or outside"), choices=Place.choices, widget=forms.RadioSelect)
    topic = forms.ChoiceField(label=_("field of the issue"), choices=Topic.choices)
    effect = forms.ChoiceField(label=_("effect"), choices=Effect.choices, initial=Effect.HINDERS)
    consequences = several_lines(_("what it means for us"), 2)
    response = several_lines(
        _("what we do about it"), 2, required=False, help_text=_("A risk, an action, a plan that takes it up.")
    )
    watched_how = several_lines(
        _("how it is watched"), 2, help_text=_("Where it is seen that it changes: a report, a figure, a meeting.")
    )

    @staticmethod
    def initial_of(record):
        return {name: getattr(record, name) for name in ContextIssue.told}


class NeedForm(ActForm):
    """What a party needs, and how that is met."""

    party = forms.CharField(label=_("interested party"), max_length=200)
    party_kind = forms.ChoiceField(label=_("kind of party"), choices=PartyKind.choices)
    need = several_lines(_("need or expectation"), 2)
    binding = forms.BooleanField(
        label=_("binding requirement"), required=False, help_text=_("By law, or since the office promised it.")
    )
    about_climate = forms.BooleanField(label=_("about climate change"), required=False)
    met_how = several_lines(_("how it is met"), 2, help_text=_("By which procedure, document or measure."))
    watched_how = several_lines(_("how it is watched"), 2, help_text=_("By which survey, report, figure or meeting."))

    @staticmethod
    def initial_of(record):
        return {name: getattr(record, name) for name in PartyNeed.told}


class Begun(ActForm):
    """Whose it is, and when it is looked at again."""

    unit = UnitField(label=_("unit that watches it"))
    next_review_on = DayField(label=_("next review"), required=False, help_text=_("Empty: in a year."))


class NewIssue(IssueForm, Begun):
    """An issue as it is first seen."""

    field_order = ["title", "place", "topic", "effect", "unit"]


class NewNeed(NeedForm, Begun):
    """A need as it is first seen."""

    field_order = ["party", "party_kind", "need", "unit"]


class ReviewForm(ActForm):
    """What the review found, and when the next one is."""

    finding = several_lines(_("what the review found"), 2, help_text=_("It holds as before, or what changed."))
    next_review_on = DayField(label=_("next review"), required=False, help_text=_("Empty: in a year."))


class IssueReview(ReviewForm, IssueForm):
    """The review of an issue; what changed is changed at once."""

    field_order = ["finding", "next_review_on"]


class NeedReview(ReviewForm, NeedForm):
    """The review of a need; what changed is changed at once."""

    field_order = ["finding", "next_review_on"]
