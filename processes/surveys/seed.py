"""The stories of surveys, played through the door as fixtures/feedback.toml tells them."""

from datetime import datetime, time, timedelta
from random import Random

from django.utils import timezone

from documents.controlled.models import Document
from qms.evidence.seed import named
from qms.lifecycle.door import create, perform
from qms.people.models import Unit
from qms.workdays.calendars import calendar_of

from .models import Survey
from .questions import USUAL
from .services import take_answer
from .states import AnswerChannel, QuestionKind


def survey_story(given, *, people):
    """One survey: prepared, opened, and answered by made-up answers that say of themselves that they are trial data."""
    yield timezone.make_aware(given["prepared"])
    keeper = people[given["by"]]
    about = {name: given[name] for name in ("title", "intro", "opens_on", "closes_on")}
    survey = create(Survey, by=keeper, questions=USUAL, **about)
    survey = perform(survey.open_survey, by=keeper)
    dice = Random(given["title"])
    for moment in _moments(dice, given["opens_on"], given["closes_on"], given["answers"]):
        yield moment
        _answer_as_a_trial(survey, dice, given["about"])


def _moments(dice, first, last, count):
    """So many moments in office hours of working days, in order."""
    calendar, days = calendar_of(None), (last - first).days
    drawn = (first + timedelta(days=dice.randrange(days + 1)) for _ in range(count * 3))
    working = sorted([day for day in drawn if calendar.is_working(day)][:count])
    return [
        timezone.make_aware(datetime.combine(day, time(8 + dice.randrange(3), dice.randrange(60)))) for day in working
    ]


def _answer_as_a_trial(survey, dice, about):
    """One answer about a procedure, good or less good as the file weighs it."""
    one = dice.choices(about, weights=[each["share"] for each in about])[0]
    answers = {each["key"]: _value(dice, each, one["weights"]) for each in survey.questions}
    take_answer(
        survey,
        {key: value for key, value in answers.items() if value is not None},
        channel=AnswerChannel.TRIAL,
        procedure=named(Document.objects, one["procedure"]),
        unit=Unit.objects.get(code=one["unit"]),
    )


def _value(dice, question, weights):
    if question["kind"] == QuestionKind.SCALE:
        return dice.choices((1, 2, 3, 4, 5), weights=weights)[0]
    if question["kind"] == QuestionKind.CHOICE:
        choices = question["choices"]
        good_last = choices[-1] == "Không"
        return dice.choices(choices, weights=[1, 12] if good_last else [14, 5, 1])[0]
    return None
