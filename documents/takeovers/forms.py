"""What the acts on take-overs ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.controlled.states import DocumentKind
from qms.lifecycle.forms import ActForm, DayField, FilesInput, PersonField, UnitField
from qms.text.inputs import WholeNumberField

from .models import KINDS


class PackagesField(forms.FileField):
    """Several files, each looked at where it is read; gives a list."""

    widget = FilesInput(attrs={"accept": ".docx,.pdf,.zip"})

    def clean(self, data, initial=None):
        given = data if isinstance(data, (list, tuple)) else [data] if data else []
        return [super(PackagesField, self).clean(each, initial) for each in given or [None]]


class TakeOverForm(ActForm):
    """Files that the office has, and the decision that issued them."""

    decision = forms.CharField(
        label=_("issuing decision"), max_length=120, help_text=_("Number and day, as the documents bear it.")
    )
    unit = UnitField(label=_("unit in charge"))
    files = PackagesField(label=_("files"), help_text=_("Word (.docx) and PDF files, one by one or a folder as .zip."))
    list = forms.FileField(
        label=_("list"),
        required=False,
        help_text=_(
            "Optional, .xlsx or .csv: file name or code, title, issue, amendment, day. It goes before the files."
        ),
    )
    kind = forms.ChoiceField(label=_("kind, where nothing says it"), choices=KINDS, required=False)
    review_by = DayField(label=_("to be reviewed by"), help_text=_("Each document is asked whether it still holds."))
    confirmer = PersonField(label=_("who confirms that they still hold"))


class MendForm(ActForm):
    """What is known better of one line; what is left empty stays as it is."""

    line = WholeNumberField(label=_("line"), min_value=1)
    code = forms.CharField(label=_("code"), max_length=40, required=False)
    title = forms.CharField(label=_("title"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("kind"), choices=[("", "–"), *DocumentKind.choices], required=False)
    issue = WholeNumberField(label=_("issue"), min_value=0, max_value=99, required=False)
    amendment = WholeNumberField(label=_("amendment"), min_value=0, max_value=99, required=False)
    in_force_on = DayField(label=_("in force on"), required=False)
    left_out = forms.BooleanField(label=_("left out"), required=False)
