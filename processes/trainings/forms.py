"""What the acts on trainings ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.acknowledgements.models import Acknowledgement
from documents.acknowledgements.states import AcknowledgementState
from documents.controlled.models import DocumentRevision
from qms.ledger.legible import JSONText
from qms.lifecycle.forms import ActForm, DayField, PeopleField, PersonField, UnitField, photos, several_lines

from ..competences.forms import CompetenceField
from ..training_plans.forms import TrainingPlanField
from .states import TAUGHT, Presence, TrainingKind


class EditForm(ActForm):
    """What is taught to whom, when, and who judges."""

    title = forms.CharField(label=_("title"), max_length=300)
    purpose = several_lines(_("what they can do afterwards"))
    competence = CompetenceField(
        label=_("competence"),
        required=False,
        help_text=_("Whoever was present has it once the training was effective."),
    )
    kind = forms.ChoiceField(label=_("how it is given"), choices=TrainingKind.choices, initial=TrainingKind.IN_HOUSE)
    trainer = forms.CharField(label=_("taught by"), max_length=200)
    planned_on = DayField(label=_("day"))
    place = forms.CharField(label=_("place"), max_length=200, required=False)
    participants = PeopleField(label=_("who takes part"))
    organiser = PersonField(label=_("who runs it"), required=False, empty_label=_("I do"))
    judge = PersonField(
        label=_("who judges the effect"), help_text=_("Somebody who neither runs it nor takes part in it.")
    )
    judge_on = DayField(
        label=_("effect judged from"), required=False, help_text=_("Empty: three months after the training.")
    )

    @staticmethod
    def initial_of(training):
        plain = ("title", "purpose", "kind", "trainer", "planned_on", "place", "judge_on")
        given = {name: getattr(training, name) for name in plain}
        people = {name: getattr(training, name).username for name in ("organiser", "judge")}
        taking = [each.person.username for each in training.participants_now()]
        competence = training.competence.number if training.competence else ""
        return given | people | {"participants": taking, "competence": competence}


class TrainingForm(EditForm):
    """A new training; about a revision it asks whoever must read it."""

    unit = UnitField(label=_("unit"))
    plan = TrainingPlanField(label=_("training plan"), required=False, empty_label=_("Not planned for the year"))
    revision = forms.ModelChoiceField(
        DocumentRevision.objects.none(), to_field_name="number", label=_("about the revision"), required=False
    )
    field_order = ["unit", "plan", "revision"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        seen = DocumentRevision.objects.visible_to(self.user).filter(state__in=TAUGHT)
        self.fields["revision"].queryset = seen.order_by("number")
        about = not self.is_bound and seen.filter(number=self.initial.get("revision") or "").first()
        if about:
            self.initial = _of_revision(about) | self.initial


class AttendanceForm(ActForm):
    """A line for each participant, wide enough for a thumb; a script sends them together."""

    template_name = "trainings/attendance.html"
    gives = ("attendance", "note", "files")

    attendance = JSONText(
        required=False, widget=forms.HiddenInput, help_text=_("By account name: present, excused or absent.")
    )
    note = several_lines(_("how it went"), required=False)
    files = photos(_("photos, and the list of signatures"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = self.record.participants_now() if self.record else []
        for row in self.rows:
            self.fields[f"presence_{row.person.username}"] = forms.ChoiceField(
                label=str(row.person),
                choices=Presence.choices,
                widget=forms.RadioSelect,
                required=False,
                initial=row.presence or Presence.PRESENT,
            )

    @staticmethod
    def initial_of(training):
        return {"note": training.note}

    def lines(self):
        """The field of each participant."""
        return [self[f"presence_{row.person.username}"] for row in self.rows]

    def clean_attendance(self):
        """What a script sends: an object of words."""
        sent = self.cleaned_data["attendance"] or {}
        if not isinstance(sent, dict) or not all(isinstance(each, str) for each in sent.values()):
            raise forms.ValidationError(_("Each presence is a word, under the account name."))
        return sent

    def meant(self, given):
        """Who came, however it was sent."""
        names = {row.person.username: given.pop(f"presence_{row.person.username}", "") for row in self.rows}
        chosen = {name: value for name, value in names.items() if value}
        return given | {"attendance": (given.get("attendance") or {}) | chosen}


class EffectForm(ActForm):
    """What it changed, and what shows it."""

    effect = several_lines(
        _("what it changed, and what shows it"),
        help_text=_("Work that you looked at, figures before and after, a test."),
    )


class JudgeForm(ActForm):
    """Who judges instead."""

    judge = PersonField(label=_("who judges the effect"))


def _of_revision(revision):
    """What the form shows of a training about a revision: whoever is asked to read it takes part."""
    asked = Acknowledgement.objects.filter(revision=revision).exclude(state=AcknowledgementState.LAPSED)
    names = list(asked.order_by("pk").values_list("person__username", flat=True))
    title = _("Training on %(title)s") % {"title": revision.title}
    return {"title": title, "unit": revision.unit.code, "participants": names}
