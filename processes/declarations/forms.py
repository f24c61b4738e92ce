"""What the acts on declarations ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.evidence.uploads import media_type_of
from qms.lifecycle.forms import ActForm, DayField, several_lines

from .models import TOLD


class DeclarationForm(ActForm):
    """What the program can't reckon of the scope, and to whom it goes."""

    places = several_lines(
        _("places where the system is applied"), 2, help_text=_("Seat, one-stop desk, other places of work.")
    )
    activities = several_lines(
        _("activities besides procedures"),
        3,
        required=False,
        help_text=_("Procedures in force and clauses that are not applied are taken by themselves."),
    )
    recipients = forms.CharField(
        label=_("sent to"), max_length=300, help_text=_("The authority that the decision on ISO 9001 names.")
    )
    portal = forms.CharField(label=_("published at"), max_length=300, required=False)

    @staticmethod
    def initial_of(declaration):
        return {name: getattr(declaration, name) for name in TOLD}

    @staticmethod
    def initial_after(earlier):
        return {name: getattr(earlier, name) for name in TOLD}


class PublishForm(ActForm):
    """The decision by which it was published, and the signed paper."""

    decision = forms.CharField(label=_("number of the decision"), max_length=60)
    decided_on = DayField(label=_("day of the decision"))
    file = forms.FileField(label=_("signed decision and declaration"), required=False)

    def clean_file(self):
        upload = self.cleaned_data.get("file")
        if upload:
            media_type_of(upload)
        return upload
