"""What the acts on assignments ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, AnybodyField, DayField
from qms.people.models import Post
from qms.people.posts import POWERFUL


class NewAssignment(ActForm):
    """Who is to hold which post of power, from when, by which decision."""

    post = forms.ModelChoiceField(
        label=_("post"), queryset=Post.objects.lasting().filter(kind__in=POWERFUL).select_related("unit")
    )
    person = AnybodyField(label=_("person"))
    since = DayField(label=_("since"), initial=today)
    until = DayField(label=_("until"), required=False, help_text=_("Last day, included; empty while it is open."))
    decision = forms.CharField(
        label=_("decision of assignment"),
        max_length=200,
        required=False,
        help_text=_("Its number and day."),
    )
