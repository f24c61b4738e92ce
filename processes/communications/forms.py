"""What the acts on communications ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.evidence.uploads import media_type_of
from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, DayField, UnitField, several_lines
from qms.people.posts import PostKind
from qms.text.inputs import WholeNumberField

from .matter import TOLD
from .states import Channel, Reach, Rhythm

OUTSIDERS = (PostKind.ADMINISTRATOR, PostKind.EXTERNAL_AUDITOR)
POSTS = [each for each in PostKind.choices if each[0] not in OUTSIDERS]


class EditForm(ActForm):
    """Who tells what to whom, when and by which way."""

    title = forms.CharField(
        label=_("what is told"), max_length=300, help_text=_("As it is: “Results of handling feedback”.")
    )
    reach = forms.ChoiceField(label=_("inside or to the outside"), choices=Reach.choices, widget=forms.RadioSelect)
    audience = forms.CharField(label=_("to whom"), max_length=300)
    teller = forms.CharField(label=_("who tells it"), max_length=200, help_text=_("In whose name it is told."))
    channel = forms.ChoiceField(label=_("by which way"), choices=Channel.choices)
    how = several_lines(_("how exactly"), 2, required=False)
    rhythm = forms.ChoiceField(label=_("how often"), choices=Rhythm.choices, initial=Rhythm.QUARTERLY)
    next_on = DayField(
        label=_("told next on"), required=False, help_text=_("Asked for three working days before, then in its rhythm.")
    )
    occasion = forms.CharField(
        label=_("on which occasion"), max_length=300, required=False, help_text=_("Where it has no rhythm.")
    )
    post = forms.ChoiceField(label=_("post responsible for it"), choices=POSTS, initial=PostKind.UNIT_HEAD)

    @staticmethod
    def initial_of(record):
        return {name: getattr(record, name) for name in TOLD}


class NewCommunication(EditForm):
    """A new row of the plan, and whose it is."""

    unit = UnitField(label=_("unit responsible for it"))
    year = WholeNumberField(
        label=_("planned for the year"), min_value=2020, max_value=2100, initial=lambda: today().year, required=False
    )
    field_order = ["title", "reach", "audience", "teller", "channel", "how", "unit", "post"]


class ToldForm(ActForm):
    """On which day it was told, to whom, and what proves it."""

    told_on = DayField(label=_("told on"), initial=today)
    words = forms.CharField(label=_("what was told, and who was reached"), max_length=500, required=False)
    proof = forms.CharField(
        label=pgettext_lazy("communication", "proof"),
        max_length=200,
        required=False,
        help_text=_("The number of a letter or minutes, an address; or attach a file."),
    )
    file = forms.FileField(label=_("proof as a file (minutes, photo, screenshot)"), required=False)

    def clean_file(self):
        upload = self.cleaned_data.get("file")
        if upload:
            media_type_of(upload)
        return upload


class ReviewForm(EditForm):
    """What the review found, for which year; what changes is changed at once."""

    finding = several_lines(_("what the review found"), 2, help_text=_("It holds as before, or what changed."))
    year = WholeNumberField(label=_("planned for the year"), min_value=2020, max_value=2100)
    field_order = ["finding", "year"]

    @staticmethod
    def initial_of(record):
        return EditForm.initial_of(record) | {"year": max(record.year + 1, today().year)}


class TakeUpForm(ActForm):
    """On which day it is told next."""

    next_on = DayField(label=_("told next on"), required=False)
