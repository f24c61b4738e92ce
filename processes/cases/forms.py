"""What the acts on a dossier ask for."""

from datetime import timedelta

from django import forms
from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.controlled.document import Document
from documents.controlled.states import DocumentKind, RevisionState
from qms.evidence.uploads import media_type_of
from qms.ledger.now import local, now
from qms.lifecycle.forms import ActForm, several_lines
from qms.people.actors import actors_of, whole_administration
from qms.text.vietnamese import fold
from qms.workdays.due import MomentField

from ..procedures.models import ProcedureVersion, effective_version
from .alike import dossiers_like, followed_as
from .states import Channel, Handover

# For so long after the end of a procedure a dossier is taken in that was received while it was in force.
ENTERED_LATE = timedelta(days=30)
SHOWN = 3
FOLLOWED = _("It is here already: %(number)s is followed from “%(system)s”. Look it up in the register of dossiers.")
ALIKE = _("Perhaps it is here already: %(dossiers)s. If it is another one, tick this and send it once more.")

WITHOUT_STEPS = _("%(number)s was taken over without steps: no dossier can be run on it until somebody writes them.")


class ResultFile(forms.FileField):
    """A file that is what its name says."""

    def clean(self, *args):
        upload = super().clean(*args)
        if upload:
            media_type_of(upload)
        return upload


class CaseForm(ActForm):
    """A dossier that comes to the desk; the parts asked for are those of the procedure chosen."""

    procedure = forms.ModelChoiceField(Document.objects.none(), to_field_name="number", label=_("procedure"))
    subject = forms.CharField(
        label=_("subject"), max_length=300, required=False, help_text=_("What it is about, without personal data.")
    )
    channel = forms.ChoiceField(label=_("channel"), choices=Channel.choices, initial=Channel.COUNTER, required=False)
    applicant_name = forms.CharField(label=_("applicant's full name"), max_length=150)
    applicant_id_number = forms.CharField(label=_("identity number"), max_length=30, required=False)
    applicant_phone = forms.CharField(label=_("telephone"), max_length=30, required=False)
    applicant_address = forms.CharField(label=_("address"), max_length=300, required=False)
    parts = forms.MultipleChoiceField(
        label=_("parts present"), required=False, widget=forms.CheckboxSelectMultiple, choices=[]
    )
    received_at = MomentField(
        label=_("received earlier"),
        required=False,
        help_text=_("Empty: now. The moment of entry is kept beside it."),
    )
    source_code = forms.CharField(
        label=_("dossier code there"),
        max_length=60,
        required=False,
        help_text=_("Where it has one in another system: a dossier that is followed is not typed in again."),
    )
    another = forms.BooleanField(label=_("it is another dossier"), required=False, widget=forms.HiddenInput)

    for_itself = ("another",)

    def full_clean(self):
        """A procedure without steps is told as such: "not one of the choices" would be no help."""
        super().full_clean()
        number = self.data.get("procedure")
        if number and "procedure" in self.errors and self._has_no_steps(number):
            self.errors["procedure"] = self.error_class([WITHOUT_STEPS % {"number": number}])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["procedure"].queryset = procedures_to_receive(self.user)
        number = self.data.get("procedure") or self.initial.get("procedure")
        self.procedure = self.fields["procedure"].queryset.filter(number=number).first() if number else None
        if self.procedure:
            self.fields["procedure"].widget = forms.HiddenInput()
            asked = (effective_version(self.procedure) or last_version(self.procedure)).active_parts()
            self.fields["parts"].choices = [(part.name, _part_in_words(part)) for part in asked]

    def _has_no_steps(self, number):
        return isinstance(number, str) and procedures_without_steps(self.user).filter(number=number).exists()

    def clean_channel(self):
        return self.cleaned_data["channel"] or Channel.COUNTER

    def clean(self):
        given = super().clean()
        name, id_number = given.get("applicant_name"), given.get("applicant_id_number", "")
        self._refuse_followed(given.get("source_code", ""))
        asked = self.procedure and name
        if asked:
            _one_after_another(self.procedure)
        alike = dossiers_like(self.procedure, name=name, id_number=id_number, user=self.user) if asked else []
        if alike:
            self._ask_whether_another(alike, given.get("another"))
        else:  # what was ticked of one applicant is not said of the next who is typed here
            self.data = self.data.copy()
            self.data.pop("another", None)
        return given

    def _refuse_followed(self, code):
        """What another system runs is not typed in here: it is shown instead."""
        case = followed_as(code)
        if case is not None:
            seen = case.is_visible_to(self.user) if self.user else False
            said = {"number": str(case) if seen else case.number, "system": case.source_system}
            self.add_error("source_code", FOLLOWED % said)

    def _ask_whether_another(self, alike, is_another):
        """Taken in once more only when somebody says that it is not the dossier that is there already."""
        self.fields["another"].widget = forms.CheckboxInput()
        if not is_another:
            words = ", ".join(f"{case.number} ({local(case.received_at):%d/%m/%Y %H:%M})" for case in alike[:SHOWN])
            self.add_error("another", ALIKE % {"dossiers": words})


def _one_after_another(procedure):
    """Two desks that enter one dossier at once look one after the other, so that the later sees what the first made."""
    if connection.in_atomic_block:
        Document.objects.select_for_update().get(pk=procedure.pk)


def procedures_of(user):
    """Documents of procedures of the person's administration, also of those that are no longer in force."""
    found = Document.objects.filter(unit__in=whole_administration(user)) if user else Document.objects.all()
    return found.filter(kind=DocumentKind.PROCEDURE).order_by("number")


def procedures_to_receive(user):
    """Those on which a dossier can begin: in force now, or until lately, for what was received while they were."""
    lately = Q(revisions__ended_at__gte=now() - ENTERED_LATE)
    in_force = Q(revisions__state=RevisionState.EFFECTIVE)
    lately &= Q(revisions__taken_over_by__isnull=True)  # what was taken over has no steps until its next revision
    in_force &= Q(revisions__taken_over_by__isnull=True)
    return procedures_of(user).filter(in_force | lately).distinct()


def procedures_without_steps(user):
    """Those in force as they were taken over: nobody has written their steps, so that no dossier can be run on them."""
    in_force = Q(revisions__state=RevisionState.EFFECTIVE, revisions__taken_over_by__isnull=False)
    return procedures_of(user).filter(in_force).distinct()


def last_version(procedure):
    """The version of a procedure that was in force last."""
    versions = ProcedureVersion.objects.filter(revision__document=procedure, revision__ended_at__isnull=False)
    return versions.order_by("-revision__ended_at").first()


def _part_in_words(part):
    says_so = part.mandatory or fold(part.name).rstrip(" .;)").endswith("neu co")  # as many lists write it themselves
    words = part.name if says_so else _("%(name)s (where there is one)") % {"name": part.name}
    return _("%(name)s: %(originals)s original, %(copies)s copies") % {
        "name": words,
        "originals": part.originals,
        "copies": part.copies,
    }


class PartsForm(ActForm):
    """Which parts of the dossier are present now."""

    parts = forms.MultipleChoiceField(
        label=_("parts present"), required=False, widget=forms.CheckboxSelectMultiple, choices=[]
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record:
            asked = self.record.version.active_parts()
            self.fields["parts"].choices = [(part.name, _part_in_words(part)) for part in asked]

    @staticmethod
    def initial_of(case):
        return {"parts": case.parts_present}


class IncompleteForm(ActForm):
    """What is missing before acceptance."""

    missing = several_lines(_("what is missing"), required=False)

    @staticmethod
    def initial_of(case):
        return {"missing": "\n".join(case.missing_parts())}


class AtStepForm(ActForm):
    """What is done at an open step: at the one named, or at the first that this person may do."""

    step = forms.CharField(label=_("step"), max_length=12, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.row = self._row() if self.record else None
        if self.row:
            self.fields["step"].initial = self.row.step.code

    def _row(self):
        way = self.record.way
        mine = [row for actor in actors_of(self.user) for row in way.free_for(actor)] or way.open()
        named = [row for row in mine if row.step.code == self.data.get("step")]
        return next(iter(named or mine), None)


class CorrectResultForm(ActForm):
    """The result as it should have been."""

    result = ResultFile(label=_("corrected result as a file"))
    result_number = forms.CharField(label=_("number of the result"), max_length=120, required=False)


class GroundForm(ActForm):
    """The legal ground of a decision against the dossier."""

    legal_ground = forms.CharField(label=_("legal ground"), max_length=300)


class DeliverForm(ActForm):
    """How and when the result was handed over."""

    how = forms.ChoiceField(label=_("how handed over"), choices=Handover.choices)
    delivered_at = MomentField(label=_("handed over earlier"), required=False, help_text=_("Empty: now."))
