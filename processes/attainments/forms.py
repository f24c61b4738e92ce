"""What the acts on attainments ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.evidence.uploads import media_type_of
from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, LongAgoField, PersonField

from ..competences.forms import CompetenceField


class RenewForm(ActForm):
    """By what it is shown, and from when until when."""

    grounds = forms.CharField(
        label=_("what shows it"), max_length=300, help_text=_("Its number, its day, and who issued it.")
    )
    since = LongAgoField(label=_("since"), initial=today)
    until = LongAgoField(
        label=_("until"), required=False, help_text=_("Empty: as long as the competence says, from the first day on.")
    )
    file = forms.FileField(label=_("diploma or certificate (file)"), required=False)

    def clean_file(self):
        upload = self.cleaned_data.get("file")
        if upload:
            media_type_of(upload)
        return upload


class AttainmentForm(RenewForm):
    """Somebody has a competence."""

    person = PersonField(label=_("person"))
    competence = CompetenceField(label=_("competence"))
    field_order = ["person", "competence"]
