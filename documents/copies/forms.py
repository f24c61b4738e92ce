"""What the acts on controlled copies ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import Document
from qms.evidence.uploads import media_type_of
from qms.lifecycle.forms import ActForm, DayField, PersonField, UnitField, several_lines
from qms.people.posts import PostKind

from .states import Medium

RECEIVING = [("", _("The unit as a whole")), *((kind, kind.label) for kind in PostKind if kind != "administrator")]


class CopyForm(ActForm):
    """A copy that is handed out; it is numbered by itself."""

    document = forms.ModelChoiceField(Document.objects.none(), to_field_name="number", label=_("document"))
    medium = forms.ChoiceField(label=_("kept as"), choices=Medium.choices, initial=Medium.PAPER)
    to_unit = UnitField(label=_("unit that receives it"), required=False)
    to_post = forms.ChoiceField(label=_("post that receives it"), choices=RECEIVING, required=False)
    to_person = PersonField(label=_("or a person"), required=False, empty_label=_("Nobody by name"))
    to_outside = forms.CharField(
        label=_("or somebody outside the office"),
        max_length=200,
        required=False,
        help_text=_("The office or organisation, with its address."),
    )
    place = forms.CharField(
        label=_("where it lies"), max_length=200, help_text=_("Cabinet, board, room; or the folder of a file.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        in_force = Document.objects.visible_to(self.user).exclude(in_force_label="")
        self.fields["document"].queryset = in_force.order_by("number")


class ReceiveForm(ActForm):
    """When it was received."""

    received_on = DayField(label=_("received on"), required=False, help_text=_("Empty: today."))


class PlaceForm(ActForm):
    """Where it lies now."""

    place = forms.CharField(label=_("where it lies"), max_length=200)

    @staticmethod
    def initial_of(copy):
        return {"place": copy.place}


class ReturnForm(ActForm):
    """When it came back."""

    returned_on = DayField(label=_("back on"), required=False, help_text=_("Empty: today."))


class LossForm(ActForm):
    """The minute about a copy that nobody finds."""

    minute = several_lines(_("minute"), help_text=_("Its number and day, who was there, and what was found."))
    file = forms.FileField(label=_("attach a file"), required=False)

    def clean_file(self):
        upload = self.cleaned_data.get("file")
        if upload:
            media_type_of(upload)
        return upload


class DestroyForm(LossForm):
    """The minute about a copy that was destroyed."""

    destroyed_on = DayField(label=_("destroyed on"), required=False, help_text=_("Empty: today."))
    field_order = ["destroyed_on"]
