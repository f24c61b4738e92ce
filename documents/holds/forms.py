"""What is asked of a new hold."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.record_series.kinds import all_kinds
from documents.record_series.models import RecordSeries
from documents.record_series.states import SeriesState
from qms.lifecycle.forms import ActForm, several_lines


class HoldForm(ActForm):
    """What is held, and why."""

    series = forms.ModelChoiceField(
        RecordSeries.objects.none(),
        to_field_name="number",
        label=_("line of the list of records"),
        required=False,
        empty_label=_("One record alone"),
    )
    record = forms.CharField(
        label=_("or one record, by its number"),
        max_length=60,
        required=False,
        help_text=_("E.g. the number of a dossier or of a revision."),
    )
    grounds = several_lines(_("grounds"), help_text=_("Who needs them, by which paper, and for what."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        seen = RecordSeries.objects.visible_to(self.user).filter(state=SeriesState.IN_USE)
        self.fields["series"].queryset = seen.order_by("number")

    def clean_record(self):
        number = self.cleaned_data["record"].strip()
        if not number:
            return None
        for kind in all_kinds():
            found = kind.model.objects.visible_to(self.user).filter(number=number).first()
            if found:
                return found
        raise forms.ValidationError(_("There is no such record, or it is not yours to see."))
