"""What the acts on findings ask for."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audits.conduct.models import Audit
from audits.conduct.parts import Line, TeamMember
from audits.conduct.states import TeamRole
from processes.map.forms import ClauseField, ProcessField
from qms.ledger.legible import whole_number
from qms.lifecycle.forms import ActForm, PersonField, photos, several_lines

from . import rules
from .models import Finding
from .states import Grade


def open_audits_of(user):
    """The audits to which a person may add findings now."""
    audits_in = TeamMember.objects.filter(person=user, active=True, role=TeamRole.AUDITOR).values("audit")
    return Audit.objects.filter(Q(lead=user) | Q(pk__in=audits_in), state__in=rules.OPEN_FOR_FINDINGS)


class WordsForm(ActForm):
    """What was found, how grave it is, and what shows it."""

    grade = forms.ChoiceField(label=_("grade"), choices=Grade.choices, widget=forms.RadioSelect)
    clause = ClauseField(label=_("clause"))
    process = ProcessField(label=_("process"), required=False)
    description = several_lines(_("what was found"), help_text=_("What should be, and what is."))
    evidence = several_lines(_("evidence"), 2, help_text=_("Which dossier, document, place or person; which day."))
    files = photos(_("photos or files"))


class NewFinding(WordsForm):
    """A finding of an audit that is under way, with the question it answers where there is one."""

    audit = forms.ModelChoiceField(Audit.objects.none(), label=_("audit"))
    line = forms.ModelChoiceField(
        Line.objects.none(), label=_("question"), required=False, empty_label=_("None: found beside the checklist")
    )
    message = forms.UUIDField(widget=forms.HiddenInput, required=False)

    field_order = ("audit", "line")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        audits = open_audits_of(self.user).order_by("-pk")
        self.fields["audit"].queryset = audits
        asked = self["audit"].value()
        if whole_number(asked):
            self.fields["line"].queryset = Line.objects.filter(audit=asked, audit__in=audits, active=True)
            self._take_from_line()

    def _take_from_line(self):
        """What the question says already: its clause, and what was noted at it."""
        line = self.fields["line"].queryset.select_related("clause").filter(pk=self.initial.get("line") or 0).first()
        if line is not None and not self.is_bound:
            self.initial = {"evidence": line.note, "clause": line.clause} | self.initial

    def begun(self):
        """The finding as far as it is typed, not saved; None while no audit is chosen."""
        chosen = {name: self._chosen(name) for name in ("audit", "line", "clause")}
        if chosen["audit"] is None:
            return None
        words = {name: str(self[name].value() or "")[:6000] for name in ("description", "evidence", "grade")}
        clause = chosen["clause"] or (chosen["line"] and chosen["line"].clause)
        return Finding(audit=chosen["audit"], unit=chosen["audit"].unit, clause=clause, **words)

    def _chosen(self, name):
        """What is chosen in a field, whether or not the rest of the form is right."""
        try:
            return self.fields[name].clean(self[name].value() or None)
        except forms.ValidationError:
            return None

    def clean_message(self):
        """The key of a message as text; None for none."""
        return str(self.cleaned_data["message"]) if self.cleaned_data["message"] else None


class EditForm(WordsForm):
    """A draft, said better."""

    @staticmethod
    def initial_of(finding):
        return {name: getattr(finding, name) for name in WordsForm.base_fields if name != "files"}


class AgreeForm(ActForm):
    """What the unit says to it."""

    answer = several_lines(_("answer of the unit"), required=False)


class RespondForm(ActForm):
    """What the unit makes of it."""

    response = several_lines(_("response"), help_text=_("What the unit does about it, or why nothing is done."))

    @staticmethod
    def initial_of(finding):
        return {"response": finding.response}


class ReassignForm(ActForm):
    """Who of the team follows a draft."""

    auditor = PersonField(label=_("auditor who follows it"))
