"""What the acts on audit programmes ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from audits.conduct.auditor_fields import LeadField, offer_auditors
from processes.map.forms import ProcessField
from processes.map.models import Process
from processes.years.next_year import words_a_year_later
from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, UnitField, several_lines
from qms.text.inputs import WholeNumberField
from qms.workdays.line import LAST_DAY

from .models import AuditProgramme
from .parts import Entry

MONTHS = [(month, str(month)) for month in range(1, 13)]


class NewProgramme(ActForm):
    """Which year, for which administration."""

    unit = UnitField(label=_("administration"))
    year = WholeNumberField(label=_("year"), min_value=2025, max_value=LAST_DAY.year)
    purpose = several_lines(_("purpose"), required=False)
    copy = forms.ModelChoiceField(AuditProgramme.objects.none(), label=_("lines as in the programme"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = self.fields["unit"].queryset.filter(parent__isnull=True)
        self.fields["year"].initial = today().year
        self.fields["copy"].queryset = AuditProgramme.objects.visible_to(self.user).order_by("-year")

    @staticmethod
    def initial_after(earlier):
        purpose = words_a_year_later(earlier.purpose, earlier.year)
        return {"unit": earlier.unit.code, "year": earlier.year + 1, "purpose": purpose, "copy": earlier.pk}


class EditForm(ActForm):
    """What the programme is for."""

    purpose = several_lines(_("purpose"), 4, required=False)

    @staticmethod
    def initial_of(programme):
        return {"purpose": programme.purpose}


class AddEntriesForm(ActForm):
    """A unit, a month, and the processes looked at."""

    unit = UnitField(label=_("unit"))
    month = forms.TypedChoiceField(label=_("month"), choices=MONTHS, coerce=int)
    processes = forms.ModelMultipleChoiceField(
        Process.objects.none(),
        to_field_name="number",
        label=_("processes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: the unit as a whole."),
    )
    why = forms.CharField(label=_("why then, why this"), max_length=300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["processes"].queryset = Process.objects.visible_to(self.user).order_by("number")


class ProposeForm(ActForm):
    """From which month on."""

    from_month = forms.TypedChoiceField(label=_("from month"), choices=MONTHS, coerce=int)


class EntryField(forms.ModelChoiceField):
    """A line of the programme that no audit has come of yet."""

    def label_from_instance(self, entry):
        return _("month %(month)s: %(what)s") % {"month": entry.month, "what": entry}


class DropEntryForm(ActForm):
    """Which line."""

    entry = EntryField(Entry.objects.none(), label=_("line"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["entry"].queryset = self.record.entries_to_plan()

    def meant(self, given):
        """The line by its key."""
        return given | {"entry": given["entry"].pk} if "entry" in given else given


class ExplainForm(ActForm):
    """What is not audited this year, and why."""

    unit = UnitField(label=_("unit"), required=False)
    process = ProcessField(label=_("process"), required=False)
    why = forms.CharField(label=_("why it is left out"), max_length=300)


class EntriesField(forms.ModelMultipleChoiceField):
    """Lines of the programme that no audit has come of yet."""

    def label_from_instance(self, entry):
        return _("month %(month)s: %(what)s") % {"month": entry.month, "what": entry}


class PlanAuditForm(ActForm):
    """Lines of one unit, the audit that comes of them, and who leads it."""

    entries = EntriesField(Entry.objects.none(), label=_("lines of one unit"), widget=forms.CheckboxSelectMultiple)
    title = forms.CharField(label=_("title of the audit"), max_length=300)
    lead = LeadField(label=_("lead auditor"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_auditors(self)
        self.fields["entries"].queryset = self.record.entries_to_plan()

    def meant(self, given):
        """The lines by their keys."""
        return given | {"entries": [entry.pk for entry in given["entries"]]} if "entries" in given else given
