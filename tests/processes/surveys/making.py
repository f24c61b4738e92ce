"""Surveys as the tests need them, made through the door; one maker for each state."""

from datetime import timedelta

from processes.surveys.models import Survey
from qms.ledger.now import today
from qms.lifecycle.door import create, perform

QUESTIONS = [
    {"kind": "scale", "text": "Công chức hướng dẫn rõ ràng"},
    {"kind": "choice", "text": "Số lần đi lại", "choices": ["1 lần", "2 lần"]},
    {"kind": "scale", "text": "Nhìn chung"},
    {"kind": "text", "text": "Ý kiến khác"},
]
ANSWERS = {"q1": "4", "q2": "1 lần", "q3": "5", "q4": "Tốt"}


def survey(office, **values):
    """The head of the one-stop centre prepares a survey about everything."""
    given = {
        "title": "Mức độ hài lòng",
        "questions": QUESTIONS,
        "opens_on": today(),
        "closes_on": today() + timedelta(days=30),
    }
    return create(Survey, by=office.giamdoc, **(given | values))


def open_survey(office, **values):
    return perform(survey(office, **values).open_survey, by=office.giamdoc)


def closed_survey(office, **values):
    return perform(open_survey(office, **values).close, by=office.giamdoc)


IN_STATE = {"draft": survey, "open": open_survey, "closed": closed_survey}
