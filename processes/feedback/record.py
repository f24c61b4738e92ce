"""The face of feedback and of surveys, and the sender's identity, whose every opening is on record."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way
from qms.people.actors import actors_of

from . import receipts, rules  # noqa: F401
from .charts import code_for
from .forms import (
    AnswerForm,
    ApproveForm,
    AssignForm,
    ClassifyForm,
    CloseForm,
    NewFeedback,
    NonconformityForm,
    ReassignForm,
    RefuseForm,
)
from .models import Feedback
from .states import SurveyState
from .survey_forms import EditSurveyForm, SurveyForm
from .surveys import Survey
from .tokens import kiosk_token, survey_token


def feedback_context(feedback, request):
    """How it stands, and whether this person may open the sender's identity."""
    past = feedback.is_past
    return {
        "standing": None if past else feedback.standing(),
        "may_open_identity": not past and feedback.sender is not None and may_open(feedback, request.user),
    }


def may_open(feedback, user):
    """Whoever received it or handles it."""
    return feedback.received_by_id == user.pk or any(rules.works_on_it(feedback, actor) for actor in actors_of(user))


def survey_context(survey, request):
    """What it asks about, its ways in while it is open, and how many answers there are."""
    past = survey.is_past
    scopes = [each for each in survey.scopes.all() if each.active]
    context = {"scopes": scopes, "count": None if past else survey.answers.count(), "questions": survey.questions}
    if past or survey.state != SurveyState.OPEN:
        return context
    address = request.build_absolute_uri(reverse("survey_public", args=[survey_token(survey)]))
    units = [each.unit for each in scopes if each.unit] or [None]
    kiosks = [(unit, reverse("survey_kiosk", args=[kiosk_token(survey, unit)])) for unit in units]
    return context | {"address": address, "code": code_for(address), "kiosks": kiosks}


FEEDBACK = register(
    RecordType(
        model=Feedback,
        collection="feedback",
        clauses=("9.1.2",),
        way=Way(_("Feedback and proposals"), "message", 100, key="f"),
        in_pack=InPack(names_people=True),
        columns=("title_text", "kind", "unit", "state", "deadline"),
        filters=("kind", "channel", "classified_as", "procedure", "late"),
        create_form=NewFeedback,
        forms={
            "classify": ClassifyForm,
            "reclassify": ClassifyForm,
            "refuse": RefuseForm,
            "assign": AssignForm,
            "answer": AnswerForm,
            "revise_answer": AnswerForm,
            "approve_answer": ApproveForm,
            "close": CloseForm,
            "raise_nonconformity": NonconformityForm,
            "reassign": ReassignForm,
        },
        template="feedback/record.html",
        context=feedback_context,
    )
)


SURVEYS = register(
    RecordType(
        model=Survey,
        collection="surveys",
        clauses=("9.1.2",),
        way=Way(_("Surveys"), "clipboard-list", 110),
        in_pack=InPack(),
        columns=("title_text", "unit", "state", "opens_on", "closes_on"),
        create_form=SurveyForm,
        forms={"edit": EditSurveyForm},
        template="feedback/survey.html",
        context=survey_context,
    )
)
