"""Questions as the tests need them, kept by the quality manager."""

from audits.checklists.models import Question
from qms.lifecycle.door import create, perform
from tests.audits.conduct.making import clause


def question(office, text="Có đúng hạn không?", **values):
    return create(Question, by=office.qmr, text=text, **{"clause": clause()} | values)


def retired(office, **values):
    return perform(question(office, **values).retire, by=office.qmr, reason="Đã có câu khác")
