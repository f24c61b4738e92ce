"""What dismissing a message asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, several_lines

from . import unplaced


class ReasonForm(ActForm):
    """Why the message comes to nothing."""

    reason = several_lines(_("reason"), rows=3)


class DismissalForm(ReasonForm):
    """Which message comes to nothing, and why."""

    message = forms.ModelChoiceField(unplaced.waiting().none(), label=_("message"))
    field_order = ["message"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.user:
            self.fields["message"].queryset = unplaced.seen_by(self.user)
