"""What the acts on audits ask for."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audits.checklists.sources import offers_of
from processes.map.clauses import clauses_in_force
from processes.map.models import Process
from qms.ledger.now import now, today
from qms.lifecycle.forms import ActForm, DayField, PeopleField, UnitField, photos, several_lines
from qms.text.inputs import WholeNumberField
from qms.web.rows import RowsField
from qms.workdays.months import first_of_year

from .auditor_fields import AuditorsField, LeadField, known_auditors, offer_auditors
from .states import Answer

DEVICE_YEARS = 50  # what a device tells may be so far from now; beyond it is no moment, and kept as words
MOMENTS = ("%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M")
STRETCH = {
    "begins": _("begins"),
    "ends": _("ends"),
    "what": _("what is audited"),
    "auditor": _("auditor"),
    "auditee": _("who is met"),
}


class NewAudit(ActForm):
    """Which unit is audited, and who leads; everything else belongs to the plan."""

    unit = UnitField(label=_("audited unit"))
    title = forms.CharField(label=_("title"), max_length=300)
    lead = LeadField(label=_("lead auditor"))
    starts_on = DayField(label=_("from"), required=False)
    ends_on = DayField(label=_("until"), required=False)

    @staticmethod
    def initial_after(earlier):
        return {"unit": earlier.unit.code, "title": earlier.title, "lead": earlier.lead.username}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_auditors(self)


class PlanForm(ActForm):
    """Scope, criteria, days, team and timetable."""

    title = forms.CharField(label=_("title"), max_length=300)
    scope = several_lines(_("scope"), required=False, help_text=_("Places, activities and the period looked at."))
    criteria = several_lines(
        _("criteria"), required=False, help_text=_("The standard's clauses, procedures and law it is held against.")
    )
    starts_on = DayField(label=_("from"), required=False)
    ends_on = DayField(label=_("until"), required=False)
    processes = forms.ModelMultipleChoiceField(
        Process.objects.none(),
        to_field_name="number",
        label=_("processes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    auditors = AuditorsField(
        label=_("auditors"),
        required=False,
        help_text=_("Only who is qualified on these days and independent of the unit can be chosen."),
    )
    observers = PeopleField(label=_("observers"), required=False, widget=forms.CheckboxSelectMultiple)
    timetable = RowsField(STRETCH, fewest=4, label=_("timetable"), help_text=_("Begin and end like 25/11/2026 08:00."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_auditors(self, self.record)
        self.fields["processes"].queryset = Process.objects.visible_to(self.user).order_by("number")
        people = [(person.username, str(person)) for person in known_auditors()]
        self.fields["timetable"].widget.choices = {"auditor": [("", "–"), *people]}

    @staticmethod
    def initial_of(audit):
        members = {
            role: [each.person for each in audit.auditors.members if each.role == role]
            for role in ("auditor", "observer")
        }
        plain = {name: getattr(audit, name) for name in ("title", "scope", "criteria", "starts_on", "ends_on")}
        return plain | {
            "processes": audit.audited_processes,
            "auditors": [person.username for person in members["auditor"]],
            "observers": [person.username for person in members["observer"]],
            "timetable": [_as_row(each) for each in audit.stretches()],
        }

    def clean_timetable(self):
        """The rows as stretches; each with its moments, in order."""
        known = {person.username: person for person in known_auditors()}
        rows = [row for row in self.cleaned_data["timetable"] if any(row.values())]
        return [self._stretch(number, row, known) for number, row in enumerate(rows, 1)]

    @staticmethod
    def _stretch(number, row, known):
        begins, ends = _moment(row.get("begins", "")), _moment(row.get("ends", ""))
        if begins is None or ends is None or ends <= begins or not row.get("what", "").strip():
            raise forms.ValidationError(
                gettext(
                    "Line %(number)s: give what is audited and two moments like 25/11/2026 08:00, the later one last."
                )
                % {"number": number}
            )
        return {
            "begins_at": begins,
            "ends_at": ends,
            "what": row["what"].strip()[:300],
            "auditor": known.get(row.get("auditor")),
            "auditee": row.get("auditee", "").strip()[:200],
        }


def _as_row(stretch):
    local = timezone.localtime
    return {
        "begins": f"{local(stretch.begins_at):%d/%m/%Y %H:%M}",
        "ends": f"{local(stretch.ends_at):%d/%m/%Y %H:%M}",
        "what": stretch.what,
        "auditor": stretch.auditor.username if stretch.auditor else "",
        "auditee": stretch.auditee,
    }


def _moment(text):
    for form in MOMENTS:
        try:
            return timezone.make_aware(datetime.strptime(text.strip(), form))
        except ValueError:
            continue
    return None


class ComposeForm(ActForm):
    """Questions offered for this audit, questions of one's own, and those to leave out."""

    gives = ("lines", "dropped")

    offered = forms.MultipleChoiceField(
        label=_("questions offered"), required=False, widget=forms.CheckboxSelectMultiple
    )
    own = RowsField(
        {"clause": _("clause"), "text": _("question"), "evidence": _("what to look at")},
        fewest=3,
        label=_("questions of your own"),
    )
    dropped = forms.ModelMultipleChoiceField(
        None,
        label=_("leave out"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only questions that nobody has answered yet."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked = set(self.record.checklist.lines().values_list("text", flat=True))
        self._groups = [
            (label, {key: line for key, line in lines.items() if line["text"] not in asked})
            for label, lines in offers_of(self.record)
        ]
        self.fields["offered"].choices = [
            (label, [(key, _worded(line)) for key, line in lines.items()]) for label, lines in self._groups if lines
        ]
        self.fields["dropped"].queryset = self.record.checklist.lines().filter(answer="")

    def clean_own(self):
        """The rows as lines; a clause that does not exist is named."""
        clauses = {each.number: each for each in clauses_in_force()}
        found = []
        for row in self.cleaned_data["own"]:
            number, text = row.get("clause", "").strip(), row.get("text", "").strip()
            if not any(row.values()):
                continue
            if not text or (number and number not in clauses):
                raise forms.ValidationError(_("Each line needs a question; its clause is a number like 8.5.1."))
            evidence = row.get("evidence", "").strip()[:500]
            found.append({"clause": clauses.get(number), "text": text[:500], "evidence": evidence})
        return found

    def meant(self, given):
        """Everything chosen, as the lines it means."""
        offers = {key: line for _label, lines in self._groups for key, line in lines.items()}
        lines = [offers[key] for key in self.cleaned_data["offered"]] + self.cleaned_data["own"]
        return {"lines": lines, "dropped": [line.pk for line in self.cleaned_data["dropped"]]}


def _worded(line):
    return f"{line['clause'].number} · {line['text']}" if line["clause"] else line["text"]


class DrawForm(ActForm):
    """How many dossiers, received when."""

    size = WholeNumberField(label=_("number of dossiers"), min_value=1, max_value=200, initial=10)
    since = DayField(label=_("received from"))
    until = DayField(label=_("received until"))

    @staticmethod
    def initial_of(audit):
        return {"since": first_of_year(today()), "until": today()}

    def clean(self):
        given = super().clean()
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", _("The last day is before the first."))
        return given


class OpenForm(ActForm):
    """The opening meeting."""

    opening_record = several_lines(_("opening meeting: who was there, what was said"), 4)


class ConcludeForm(ActForm):
    """The closing meeting."""

    closing_record = several_lines(_("closing meeting: who was there, what was said"), 4)


class DeviceMoment(forms.DateTimeField):
    """A moment by a device's clock; where that can be none of an audit, the words in which it was told."""

    widget = forms.HiddenInput

    def clean(self, value):
        text = str(value or "")[:60]
        try:
            moment = super().clean(value)
        except forms.ValidationError:
            return text
        return moment if moment is None or abs(moment.year - now().year) <= DEVICE_YEARS else text


class OnSiteForm(ActForm):
    """What was found; `line_sequence` and `message` come from a page that may have been read long ago."""

    gives = ("line_sequence", "message", "noted_at", "noted_as")
    line_sequence = forms.IntegerField(widget=forms.HiddenInput, required=False)
    message = forms.UUIDField(widget=forms.HiddenInput, required=False)
    noted_at = DeviceMoment(required=False)

    def clean_message(self):
        """The key of a message as text; "" for none."""
        return str(self.cleaned_data["message"] or "")

    def meant(self, given):
        """A wrong clock is kept in its words, and refuses nobody's answer."""
        if isinstance(given.get("noted_at"), str):
            given["noted_as"] = given.pop("noted_at")
        return given


class AnswerForm(OnSiteForm):
    """What was found at a line."""

    gives = ("line", "answer", "note", "files", *OnSiteForm.gives)
    line = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(label=_("found"), choices=Answer.choices, widget=forms.RadioSelect)
    note = several_lines(_("evidence"), 2, required=False, help_text=_("What was seen, where, which number."))
    files = photos(_("photos or files"))


class TickForm(OnSiteForm):
    """What was found at a dossier of the sample."""

    gives = ("sampled", "answer", "note", *OnSiteForm.gives)
    sampled = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(label=_("found"), choices=Answer.choices, widget=forms.RadioSelect)
    note = several_lines(_("evidence"), 2, required=False)


class WriteForm(ActForm):
    """The words of the report."""

    strengths = several_lines(_("strengths"), 4, required=False)
    recommendations = several_lines(_("recommendations"), 4, required=False)
    conclusion = several_lines(_("conclusion"), 4, required=False, help_text=_("Does the system work as intended?"))

    @staticmethod
    def initial_of(audit):
        return {name: getattr(audit, name) for name in WriteForm.base_fields}


class ReplaceLeadForm(ActForm):
    """Somebody else who leads."""

    lead = LeadField(label=_("lead auditor"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_auditors(self, self.record)
