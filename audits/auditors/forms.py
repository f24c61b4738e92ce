"""What is asked of whoever keeps the list of auditors."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, DayField, PersonField


class QualifyForm(ActForm):
    """Who may audit, from when, on what grounds."""

    person = PersonField(label=_("person"))
    grounds = forms.CharField(
        label=_("certificate or decision"), max_length=300, help_text=_("Its number, its day, and who issued it.")
    )
    since = DayField(label=_("since"), initial=today)
    until = DayField(label=_("until"), required=False, help_text=_("Last day, included."))
    may_lead = forms.BooleanField(label=_("may lead an audit"), required=False)


class EndForm(ActForm):
    """When a qualification ends."""

    until = DayField(label=_("last day"), initial=today)
