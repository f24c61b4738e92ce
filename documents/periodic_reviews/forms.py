"""What the acts on periodic reviews ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.controlled.choice import grey_who_may_not
from documents.controlled.models import Document
from qms.lifecycle.forms import ActForm, DayField, PersonField
from qms.lifecycle.greyed_choices import GreyedSelect


class ReviewForm(ActForm):
    """A review asked for before its time."""

    document = forms.ModelChoiceField(Document.objects.none(), to_field_name="number", label=_("document"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        in_force = Document.objects.visible_to(self.user).exclude(in_force_label="")
        self.fields["document"].queryset = in_force.order_by("number")


class ConfirmForm(ActForm):
    """When the question is asked again."""

    next_on = DayField(label=_("next review"))


class ReassignForm(ActForm):
    """Who confirms instead of the approver of the revision."""

    approver = PersonField(label=_("approver"), widget=GreyedSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record is not None:
            document = self.record.document
            grey_who_may_not(self, document, self.record.proposed_by, document.powers())
