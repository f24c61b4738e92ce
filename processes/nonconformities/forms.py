"""What the acts on nonconformities ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import (
    ActForm,
    DayField,
    PersonField,
    RecordField,
    UnitField,
    photos,
    several_lines,
)
from qms.text.inputs import WholeNumberField
from qms.web.rows import RowsField

from ..causes.forms import CauseField
from ..causes.models import Cause
from ..map.forms import ClauseField, ProcessField
from ..providers.forms import ProviderField
from .parts import RootCause
from .recurrence import panel_of
from .states import Method, Outlook, Severity, Source

LONGEST = 5000
BY_A_PROVIDER = _("Only where it came of what somebody from outside supplied.")
# An audit finding becomes a nonconformity at the finding, where it is settled too.
BY_HAND = [choice for choice in Source.choices if choice[0] != Source.AUDIT_FINDING]


class ReportForm(ActForm):
    """What was wrong and where: two answers are enough; the rest may be left to the quality manager."""

    description = several_lines(_("what happened"), 4, help_text=_("What was seen, when, and what should have been."))
    unit = UnitField(label=_("where"), empty_label=_("Choose the unit"))
    files = photos(_("photos or files"))
    title = forms.CharField(
        label=_("in short"), max_length=200, required=False, help_text=_("Empty: the beginning of what happened.")
    )
    step = forms.CharField(label=_("at which step"), max_length=200, required=False)
    detected_on = DayField(label=_("found on"), required=False, help_text=_("Empty: today."))
    process = ProcessField(label=_("process"), required=False)
    clause = ClauseField(label=_("clause"), required=False)
    provider = ProviderField(
        label=_("caused by the provider"), required=False, empty_label=_("Nobody outside"), help_text=BY_A_PROVIDER
    )

    more = ("title", "step", "detected_on", "process", "clause", "provider", "source")

    def first_fields(self):
        """What everybody answers."""
        return [self[name] for name in self.fields if name not in self.more and not self[name].is_hidden]

    def more_fields(self):
        """What may be left to others."""
        return [self[name] for name in self.fields if name in self.more]

    def has_more_errors(self):
        """Whether something of that is wrong, so that it must be seen."""
        return any(field.errors for field in self.more_fields())


class NewNonconformity(ReportForm):
    """A report from any page; `origin` is the record it is about."""

    origin = RecordField()
    source = forms.ChoiceField(label=_("source"), choices=BY_HAND, initial=Source.SELF_DETECTED, required=False)


class EditForm(ReportForm):
    """The report, said better."""

    @staticmethod
    def initial_of(record):
        return {name: getattr(record, name) for name in EditForm.base_fields if name != "files"}


class AcceptForm(ActForm):
    """How grave it is, against what, and who answers for it."""

    owner = PersonField(
        label=_("person in charge"), help_text=_("Answers for it until it is closed; not whoever decides on it.")
    )
    severity = forms.ChoiceField(label=_("severity"), choices=Severity.choices, widget=forms.RadioSelect)
    clause = ClauseField(label=_("clause"))
    unit = UnitField(label=_("unit"))
    process = ProcessField(label=_("process"), required=False)
    due_on = DayField(label=_("settled by"), required=False)
    provider = ProviderField(
        label=_("caused by the provider"), required=False, empty_label=_("Nobody outside"), help_text=BY_A_PROVIDER
    )

    @staticmethod
    def initial_of(record):
        return {name: getattr(record, name) for name in AcceptForm.base_fields}


class CorrectForm(ActForm):
    """What was done at once."""

    what = several_lines(_("what was done"))
    done_by = PersonField(label=_("done by"), required=False, empty_label=_("Myself"))
    done_on = DayField(label=_("done on"), required=False, help_text=_("Empty: today."))
    evidence = several_lines(_("what shows it"), 2, required=False)
    files = photos(_("or files that show it"))


class ContainForm(ActForm):
    """What probably caused it."""

    probable_cause = CauseField(label=_("probable cause"))

    @staticmethod
    def initial_of(record):
        return {"probable_cause": record.probable_cause}


class AnalyseForm(ActForm):
    """The causes: a chain of whys, a fishbone or words, and what of the catalogue they come to."""

    gives = ("analysis_method", "analysis", "root_causes", "other_processes_checked")

    analysis_method = forms.ChoiceField(
        label=_("method"), choices=Method.choices, widget=forms.RadioSelect, initial=Method.FIVE_WHY
    )
    problem = forms.CharField(label=_("the problem in one sentence"), max_length=500, required=False)
    whys = RowsField({"why": _("Because")}, fewest=5, label=_("five times why"))
    bones = RowsField(
        {"branch": _("Branch"), "cause": _("Possible cause")},
        fewest=6,
        label=_("fishbone"),
        help_text=_("People, procedure, equipment, environment, cooperation, law…; one possible cause in each line."),
    )
    text = several_lines(_("another method: how and with what result"), required=False)
    root_causes = RowsField(
        {"cause": _("Cause in the catalogue"), "text": _("In its own words")}, fewest=3, label=_("root causes")
    )
    other_processes_checked = several_lines(
        _("why the same cause is looked for nowhere else"),
        2,
        required=False,
        help_text=_("Only then: otherwise name each process or unit where somebody looks, as the next step."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {cause.number: cause for cause in Cause.objects.visible_to(self.user).in_use()}
        causes = [(code, cause.in_the_tree()) for code, cause in self.known.items()]
        self.fields["root_causes"].widget.choices = {"cause": [("", "–"), *causes]}

    def aside(self):
        """What came before, for the eyes of whoever seeks the causes."""
        return panel_of(self.record, self.user)

    @staticmethod
    def initial_of(record):
        data = record.analysis
        bones = [(bone["name"], cause) for bone in data.get("branches", []) for cause in bone["causes"]]
        kept = record.root_causes.filter(round=record.round, active=True).select_related("cause")
        first = RootCause(cause=record.probable_cause) if record.probable_cause_id else None
        return {
            "analysis_method": record.analysis_method or Method.FIVE_WHY,
            "problem": data.get("problem") or record.title,
            "whys": [{"why": why} for why in data.get("whys", [])],
            "bones": [{"branch": branch, "cause": cause} for branch, cause in bones],
            "text": data.get("text", ""),
            "root_causes": [{"cause": row.cause.number, "text": row.text} for row in [*kept] or [first] if row],
            "other_processes_checked": record.other_processes_checked,
        }

    def clean_root_causes(self):
        """{Cause: words}; only causes in use are named."""
        rows = [row for row in self.cleaned_data["root_causes"] if row.get("cause") or row.get("text")]
        if any(row.get("cause") not in self.known for row in rows):
            raise forms.ValidationError(_("Choose a cause of the catalogue for each root cause."))
        if any(len(row.get("text", "")) > 500 for row in rows):
            raise forms.ValidationError(_("A line is a text of at most 500 characters."))
        return {self.known[row["cause"]]: row.get("text", "").strip() for row in rows}

    def meant(self, given):
        """The typed rows as the analysis they mean."""
        typed = self.cleaned_data
        analysis = {
            "problem": typed["problem"],
            "whys": [row.get("why", "") for row in typed["whys"]],
            "branches": [{"name": row.get("branch", ""), "causes": [row.get("cause", "")]} for row in typed["bones"]],
            "text": typed["text"],
        }
        plain = {name: value for name, value in given.items() if name in self.gives}
        return plain | {"analysis": analysis, "root_causes": typed["root_causes"]}


class AddActionForm(ActForm):
    """Who removes which root cause until when."""

    root_causes = forms.ModelMultipleChoiceField(
        RootCause.objects.none(), label=_("removes the root cause"), widget=forms.CheckboxSelectMultiple
    )
    title = forms.CharField(label=_("what is done"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    product = forms.CharField(label=_("product"), max_length=300, required=False, help_text=_("What will be there."))
    responsible = PersonField(label=_("person responsible"))
    verifier = PersonField(label=_("verifier"), help_text=_("Somebody else, who looks at it when it is done."))
    due_on = DayField(label=_("until"))
    unit = UnitField(label=_("unit in charge"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record:
            self.fields["root_causes"].queryset = self.record.work.root_causes().select_related("cause")

    @staticmethod
    def initial_of(record):
        rows = list(record.work.causes_without()) or list(record.work.root_causes())
        return {"root_causes": rows[:1], "unit": record.unit}


class LookElsewhereForm(ActForm):
    """Where somebody looks for the same cause, who, and until when."""

    unit = UnitField(label=_("unit"), empty_label=_("Choose the unit"))
    process = ProcessField(label=_("process"), required=False, help_text=_("Empty: all work of the unit."))
    checker = PersonField(label=_("who looks there"))
    due_on = DayField(label=_("until"))


class RowForm(ActForm):
    """One of the rows that are still open, by its number."""

    number = forms.TypedChoiceField(label=_("which process or unit"), coerce=int, choices=())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record:
            self.fields["number"].choices = [(row.number, str(row)) for row in self.record.places.open_rows()]


class CheckerForm(RowForm):
    """Who looks there instead."""

    checker = PersonField(label=_("who looks there"))


class NonconformityField(forms.ModelChoiceField):
    """A nonconformity that the person may see and that is not settled, named by its number."""

    def __init__(self, **kwargs):
        super().__init__(queryset=RootCause.objects.none(), to_field_name="number", required=False, **kwargs)

    def offer_to(self, user):
        kind = RootCause._meta.get_field("nonconformity").related_model
        self.queryset = kind.objects.visible_to(user).unfinished().order_by("number")


class NoteElsewhereForm(RowForm):
    """What was found of the same cause in one of the places."""

    outlook = forms.ChoiceField(
        label=_("result"),
        choices=[each for each in Outlook.choices if each[0] != Outlook.OPEN],
        widget=forms.RadioSelect,
    )
    note = several_lines(_("what was looked at, and what was found"), 3)
    known = NonconformityField(
        label=_("nonconformity known there"),
        empty_label=_("None: one is reported by itself"),
        help_text=_("Only where the same cause was found."),
    )


class PlanForm(ActForm):
    """How, when and by whom the effect is judged."""

    verifier = PersonField(label=_("verifier of the effect"), help_text=_("Somebody who does none of the work."))
    criterion = several_lines(_("criterion of the effect"), help_text=_("What will show that the causes are gone."))
    waiting_days = WholeNumberField(
        label=_("waiting days"),
        min_value=1,
        max_value=730,
        initial=30,
        help_text=_("After so many days from the end of the work the verifier is asked."),
    )

    @staticmethod
    def initial_of(record):
        known = {"verifier": record.verifier, "criterion": record.criterion, "waiting_days": record.waiting_days}
        return {name: value for name, value in known.items() if value}


class ConfirmForm(ActForm):
    """How the criterion was judged, and what shows it."""

    judged = several_lines(_("how the criterion was judged"))
    evidence = several_lines(_("what shows it"), 2, required=False)
    files = photos(_("or files that show it"))


class IneffectiveForm(ActForm):
    """What shows that it did not help."""

    judged = several_lines(_("how the criterion was judged"), required=False)
    files = photos(_("files that show it"))


class ReassignForm(ActForm):
    """Other persons."""

    owner = PersonField(label=_("person in charge"), required=False, empty_label=_("As now"))
    verifier = PersonField(label=_("verifier of the effect"), required=False, empty_label=_("As now"))
