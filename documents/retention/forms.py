"""What the acts on the end of records ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.evidence.uploads import media_type_of
from qms.lifecycle.forms import ActForm, several_lines


class DisposeForm(ActForm):
    """What the minute says of how it was done."""

    witnesses = several_lines(_("who was present"), help_text=_("Names and posts, a line each."))
    how = several_lines(
        _("how it was done"), help_text=_("Shredded, burnt, handed over to which archive; how many kilograms or boxes.")
    )
    file = forms.FileField(
        label=_("attach a file"), required=False, help_text=_("The signed minute, where it is there.")
    )

    def clean_file(self):
        upload = self.cleaned_data.get("file")
        if upload:
            media_type_of(upload)
        return upload
