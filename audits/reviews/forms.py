"""What the acts on management reviews ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from processes.years.next_year import a_year_later, words_a_year_later, working_day_a_year_later
from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, DayField, PeopleField, PersonField, UnitField, several_lines
from qms.text.inputs import ClockInput

from .states import InputKind, OutputKind


class PlanFields(ActForm):
    """Title, day, place and agenda."""

    title = forms.CharField(label=_("title"), max_length=300)
    planned_on = DayField(label=_("planned for"))
    place = forms.CharField(label=_("place"), max_length=200, required=False)
    agenda = several_lines(_("agenda"), 5, required=False)


class NewReview(PlanFields):
    """A review of a period."""

    unit = UnitField(label=_("administration"))
    since = DayField(label=_("period from"))
    until = DayField(label=_("period until"))

    field_order = ("unit", "title", "since", "until", "planned_on", "place", "agenda")

    @staticmethod
    def initial_after(earlier):
        return {
            "unit": earlier.unit.code,
            "title": words_a_year_later(earlier.title, earlier.planned_on.year),
            "since": a_year_later(earlier.since),
            "until": a_year_later(earlier.until),
            "planned_on": working_day_a_year_later(earlier.planned_on, earlier.unit),
            "place": earlier.place,
            "agenda": words_a_year_later(earlier.agenda, earlier.planned_on.year),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = self.fields["unit"].queryset.filter(parent__isnull=True)


class EditForm(PlanFields):
    """The plan of the review, changed."""

    @staticmethod
    def initial_of(review):
        return {name: getattr(review, name) for name in PlanFields.base_fields}


class NameOwnerForm(ActForm):
    """Who answers for which input."""

    kind = forms.ChoiceField(label=_("input"), choices=InputKind.choices)
    owner = PersonField(label=_("owner"))


class CommentForm(ActForm):
    """What the figures don't say, or why there are none."""

    kind = forms.ChoiceField(label=_("input"), choices=InputKind.choices)
    comment = several_lines(_("comment of the owner"), 4, required=False)
    missing = several_lines(_("or why it is missing"), 2, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = [row for row in self.record.inputs_without_words() if row.owner == self.user]
        if own:
            self.initial.setdefault("kind", own[0].kind)


class HoldForm(ActForm):
    """Who was there."""

    participants = PeopleField(label=_("present"), widget=forms.CheckboxSelectMultiple)
    held_on = DayField(label=_("held on"), required=False, help_text=_("Empty: today."))


class DecideForm(ActForm):
    """A decision, who carries it out until when, and who looks at it then."""

    kind = forms.ChoiceField(label=_("what it is about"), choices=OutputKind.choices, widget=forms.RadioSelect)
    text = several_lines(_("decision"), 2)
    responsible = PersonField(label=_("person responsible"))
    verifier = PersonField(label=_("verifier"), help_text=_("Somebody else, who looks at it when it is done."))
    due_on = DayField(label=_("until"))
    unit = UnitField(label=_("unit in charge"), required=False, empty_label=_("The administration as a whole"))


class MinutesForm(ActForm):
    """What was said."""

    begun_at = forms.TimeField(label=_("begun at"), widget=ClockInput)
    ended_at = forms.TimeField(label=_("ended at"), widget=ClockInput)
    minutes = several_lines(_("minutes of the meeting"), 10)
    no_decision_needed = several_lines(
        _("why no decision was needed"), 2, required=False, help_text=_("Only where nothing was decided.")
    )

    @staticmethod
    def initial_of(review):
        return {name: getattr(review, name) for name in MinutesForm.base_fields}


class RescheduleForm(ActForm):
    """Another day."""

    planned_on = DayField(label=_("planned for"))

    @staticmethod
    def initial_of(review):
        return {"planned_on": max(review.planned_on, today())}
