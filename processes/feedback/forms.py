"""What the acts on feedback ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.controlled.document import Document
from documents.controlled.states import DocumentKind
from qms.lifecycle.forms import ActForm, FilesField, PersonField, UnitField, several_lines
from qms.workdays.due import MomentField

from ..cases.models import Case
from ..nonconformities.states import Severity
from .states import FeedbackChannel, FeedbackClass, FeedbackKind, Told

LONGEST = 10000
NO_PERSONAL_DATA = _("Without the sender's name, number or address: those have fields of their own.")


class CaseField(forms.CharField):
    """A dossier that the person may see, by its number."""

    def __init__(self, **kwargs):
        super().__init__(max_length=60, **kwargs)
        self.user = None

    def offer_to(self, user):
        self.user = user

    def clean(self, value):
        number = super().clean(value).strip()
        if not number:
            return None
        case = Case.objects.visible_to(self.user).select_related("procedure", "unit").filter(number=number).first()
        if case is None:
            raise forms.ValidationError(_("There is no dossier with this number."))
        return case


class ProcedureField(forms.ModelChoiceField):
    """A procedure under document control, by its number."""

    def __init__(self, **kwargs):
        super().__init__(Document.objects.none(), to_field_name="number", **kwargs)

    def offer_to(self, user):
        if user:
            self.queryset = procedures_of(user)


def procedures_of(user):
    """The procedures a person may see."""
    return Document.objects.visible_to(user).filter(kind=DocumentKind.PROCEDURE).order_by("number")


class NewFeedback(ActForm):
    """Feedback as it comes in; who sends it stands apart and is masked."""

    kind = forms.ChoiceField(label=_("kind"), choices=FeedbackKind.choices)
    channel = forms.ChoiceField(label=_("channel"), choices=FeedbackChannel.choices)
    subject = forms.CharField(label=_("in short"), max_length=300, help_text=NO_PERSONAL_DATA)
    text = several_lines(_("what is brought forward"), rows=6, longest=LONGEST, help_text=NO_PERSONAL_DATA)
    about = CaseField(label=_("number of the dossier it is about"), required=False)
    procedure = ProcedureField(label=_("procedure it is about"), required=False, empty_label=_("None"))
    concerns = UnitField(label=_("unit it is about"), required=False, empty_label=_("None"))
    received_at = MomentField(
        label=_("received earlier"),
        required=False,
        help_text=_("Empty: now. The moment of entry is kept beside it."),
    )
    sender_full_name = forms.CharField(
        label=_("sender's full name"), max_length=150, required=False, help_text=_("All empty: not named.")
    )
    sender_phone = forms.CharField(label=_("sender's telephone"), max_length=30, required=False)
    sender_address = forms.CharField(label=_("sender's address"), max_length=300, required=False)
    sender_id_number = forms.CharField(
        label=_("sender's identity number"),
        max_length=30,
        required=False,
        help_text=_("Only where the answer needs it."),
    )
    files = FilesField(label=_("files"), required=False)


class ClassifyForm(ActForm):
    """What it is about."""

    classified_as = forms.ChoiceField(label=_("classified as"), choices=FeedbackClass.choices)

    @staticmethod
    def initial_of(feedback):
        return {"classified_as": feedback.classified_as} if feedback.classified_as else {}


class RefuseForm(ActForm):
    """To whom it was handed on, and how the sender was told."""

    handed_to = forms.CharField(label=_("handed on to"), max_length=300, required=False)
    told_how = forms.ChoiceField(
        label=_("how the sender was told"), choices=[("", _("Not told")), *Told.choices], required=False
    )
    told_note = forms.CharField(label=_("note"), max_length=500, required=False)


class AssignForm(ActForm):
    """The unit in charge and the person who answers."""

    unit = UnitField(label=_("unit in charge"))
    assignee = PersonField(label=_("assigned to"))

    @staticmethod
    def initial_of(feedback):
        unit = feedback.concerns or feedback.unit
        return {"unit": unit.code}


class AnswerForm(ActForm):
    """The answer to the sender, and what everybody may read of it."""

    answer_text = several_lines(_("answer to the sender"), rows=8, longest=LONGEST)
    public_answer = several_lines(
        _("answer as published"),
        required=False,
        help_text=_("Empty: the same. It must name neither the sender nor anybody's identity number."),
    )
    files = FilesField(label=_("files"), required=False)

    @staticmethod
    def initial_of(feedback):
        return {"answer_text": feedback.answer_text, "public_answer": feedback.public_answer}


class ApproveForm(ActForm):
    """What everybody will read; personal data can be taken out here."""

    public_answer = several_lines(_("answer as published"), rows=8, longest=LONGEST, required=False)

    @staticmethod
    def initial_of(feedback):
        return {"public_answer": feedback.public_answer}


class CloseForm(ActForm):
    """How the sender was told."""

    told_how = forms.ChoiceField(label=_("how the sender was told"), choices=Told.choices)
    told_note = forms.CharField(label=_("note"), max_length=500, required=False)


class NonconformityForm(ActForm):
    """What is not as it should be; empty, the feedback's own words are taken."""

    title = forms.CharField(label=_("in short"), max_length=300, required=False)
    description = several_lines(_("what is not as it should be"), required=False)
    severity = forms.ChoiceField(
        label=_("severity"), choices=[("", _("Not judged yet")), *Severity.choices], required=False
    )

    @staticmethod
    def initial_of(feedback):
        return {"title": feedback.subject, "description": feedback.text}


class ReassignForm(ActForm):
    """Another unit or person."""

    unit = UnitField(label=_("unit in charge"), required=False, empty_label=_("As now"))
    assignee = PersonField(label=_("assigned to"), required=False, empty_label=_("As now"))
