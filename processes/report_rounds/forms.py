"""What the acts on reporting rounds ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.evidence.uploads import media_type_of
from qms.ledger.legible import JSONText
from qms.lifecycle.forms import ActForm, several_lines

from ..plan.forms import LONGEST


class ConsolidateForm(ActForm):
    """What the commune's report says, and why a unit's report is missing."""

    overview = several_lines(_("overview"), 6, LONGEST, required=False)
    proposals = several_lines(_("proposals"), 4, LONGEST, required=False)
    missing = JSONText(label=_("reports that are missing"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lacking = [each.unit for each in self.record.missing_reports()] if self.record else []
        for unit in self.lacking:
            self.fields[f"missing_{unit.code}"] = forms.CharField(
                label=_("why the report of %(unit)s is missing") % {"unit": unit}, max_length=500, required=False
            )

    def clean_missing(self):
        """The reasons a script sends; a unit of which no report is missing is named."""
        sent, known = self.cleaned_data["missing"] or {}, {unit.code for unit in self.lacking}
        if not isinstance(sent, dict) or not all(isinstance(why, str) for why in sent.values()):
            raise forms.ValidationError(_("Each reason is a text, under the code of its unit."))
        if strange := set(sent) - known:
            raise forms.ValidationError(_("Nobody asks for %(names)s here.") % {"names": ", ".join(sorted(strange))})
        return sent

    def meant(self, given):
        """The reasons by the codes of the units, however they were sent."""
        said = given.pop("missing", {})
        typed = {unit.code: given.pop(f"missing_{unit.code}", "") for unit in self.lacking}
        return given | {"missing": said | {code: why for code, why in typed.items() if why}}


class SendForm(ActForm):
    """Under which number, and to whom."""

    official_number = forms.CharField(label=_("official number"), max_length=60)
    recipients = several_lines(_("recipients"), 3, LONGEST, help_text=_("One in each line."))
    signed_outside = forms.BooleanField(
        label=_("signed outside of this system"),
        required=False,
        help_text=_("On paper or with a digital signature: then attach the signed file."),
    )
    file = forms.FileField(label=_("signed report"), required=False)

    @staticmethod
    def initial_of(each):
        return {"recipients": "Ủy ban nhân dân thành phố\nSở Nội vụ thành phố"}

    def clean_file(self):
        upload = self.cleaned_data.get("file")
        if upload:
            media_type_of(upload)
        return upload
