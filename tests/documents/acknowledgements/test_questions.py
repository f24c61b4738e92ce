"""A document asks questions of its readers: they stand in its content, and a wrong answer sends back to the passage."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from documents.acknowledgements.models import Acknowledgement
from documents.controlled.questions import questions_in, without_questions
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet
from tests.documents.controlled import making

pytestmark = pytest.mark.both_databases
TEXT = (
    "<h1>5.2 Cách ghi</h1><div>Ghi ngay trong ngày.</div><h1>Câu hỏi sau khi đọc</h1>"
    "<div>Ghi khi nào? (xem 5.2 Cách ghi)</div><ul><li>Cuối tuần</li><li><strong>Trong ngày</strong></li></ul>"
    "<div>Ai ghi?</div><ol><li><strong>Người làm</strong></li><li>Người khác</li></ol><h1>Phụ lục</h1><div>Hết</div>"
)


def reading(office, text=TEXT):
    revision = making.effective(office, text=text)
    asked = Acknowledgement.objects.get(person=office.congchuc1, revision=revision)
    return perform(asked.open, by=office.congchuc1)


def browser(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_questions_of_a_text_are_read():
    first, second = questions_in(TEXT)
    assert (first.words, first.answers, first.right) == ("Ghi khi nào?", ("Cuối tuần", "Trong ngày"), 1)
    assert (first.passage, second.passage, second.right) == ("5.2 Cách ghi", "", 0)
    assert questions_in("<h1>Khác</h1><ul><li><b>a</b></li></ul>") == []


def test_the_right_answers_are_not_shown_to_who_reads(office):
    assert without_questions(TEXT).count("<h1>") == 2 and "Trong ngày" not in without_questions(TEXT)
    asked = reading(office)
    for name in ("revision_read", "document_revisions_record"):
        page = browser(office.congchuc1).get(reverse(name, args=[asked.revision_id])).content.decode()
        assert "Ghi ngay trong ngày." in page and "<strong>Trong ngày</strong>" not in page


def test_right_answers_acknowledge_and_stay_on_record(office):
    asked = perform(reading(office).acknowledge, by=office.congchuc1, answers="2,1")
    assert (asked.state, asked.answered) == ("acknowledged", "2,1")


@pytest.mark.parametrize(("answers", "where"), [("1,1", "question_1"), ("2,2", "question_2"), ("2", "question_2")])
def test_a_wrong_or_missing_answer_is_refused(office, answers, where):
    asked = reading(office)
    with transaction.atomic(), pytest.raises(ValidationError) as refused:
        perform(asked.acknowledge, by=office.congchuc1, answers=answers)
    assert list(refused.value.message_dict) == [where]


def test_the_page_asks_them_and_sends_back_to_the_passage(office):
    asked = reading(office)
    address = reverse("acknowledge", args=[asked.pk])
    client = browser(office.congchuc1)
    assert "Ghi khi nào?" in client.get(address).content.decode()
    sent = {"whole-form": "1", "sequence": asked.sequence, "question_1": "1", "question_2": "1"}
    wrong = client.post(address, sent)
    page = wrong.content.decode()
    assert wrong.status_code == 422 and "5.2 Cách ghi" in page
    assert reverse("revision_read", args=[asked.revision_id]) in page
    assert client.post(address, sent | {"question_1": "2"}).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "acknowledged"


def test_questions_without_one_right_answer_are_not_submitted(office):
    unmarked = making.draft(office, text=TEXT.replace("<strong>Trong ngày</strong>", "Trong ngày"))
    with override("en"), pytest.raises(RuleNotMet, match="one of them in bold"):
        perform(unmarked.submit, by=office.congchuc1)


def test_a_document_without_questions_asks_none(office):
    assert perform(reading(office, "<p>Mục đích</p>").acknowledge, by=office.congchuc1).answered == ""
