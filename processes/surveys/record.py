"""The face of surveys."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .charts import code_for
from .forms import EditSurveyForm, SurveyForm
from .models import Survey
from .states import SurveyState
from .tokens import kiosk_token, survey_token


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


SURVEYS = register(
    RecordType(
        model=Survey,
        collection="surveys",
        clauses=("9.1.2",),
        purpose=_("What citizens answer when they are asked, on paper, by telephone or at the counter."),
        way=Way(_("Surveys"), "clipboard-list", 110),
        in_pack=InPack(),
        columns=("title_text", "unit", "state", "opens_on", "closes_on"),
        create_form=SurveyForm,
        forms={Survey.edit: EditSurveyForm},
        template="surveys/survey.html",
        context=survey_context,
    )
)
