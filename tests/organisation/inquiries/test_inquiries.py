"""A question back: asked of somebody who sees the record, answered beside it and in its history; it moves nothing."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from qms.acts.acts import arrows_of
from qms.api.tokens import issue_token
from qms.evidence.timeline import timeline
from qms.inbox.models import Notice
from qms.inbox.notices import lines_of
from qms.inquiries.models import Inquiry
from qms.lifecycle.door import perform
from qms.lifecycle.errors import WrongPerson
from qms.lifecycle.models import Task
from qms.lifecycle.registry import type_of
from tests.documents.controlled import making as documents
from tests.processes.nonconformities import making as nonconformities

from . import making

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def refused(fault, match=None):
    return pytest.raises(fault, match=match)


def test_the_arrows_are_those_drawn():
    assert arrows_of(Inquiry) == {("open", "answered"), ("open", "withdrawn")}


def test_whoever_is_asked_has_a_task_and_a_notice(office):
    inquiry = making.asked(office)
    task = Task.objects.open().about(inquiry).get()
    assert task.person == office.congchuc1 and task.due_at is not None
    assert Notice.objects.of(office.congchuc1).unread().filter(record_id=inquiry.pk).exists()


def test_the_record_stays_as_it_is(office):
    about = nonconformities.reported(office)
    before = (about.state, about.sequence, list(Task.objects.open().about(about).values_list("pk")))
    perform(making.asked(office, about).reply, by=office.congchuc1, answer="Đã báo.")
    about.refresh_from_db()
    assert before == (about.state, about.sequence, list(Task.objects.open().about(about).values_list("pk")))


def test_whoever_asked_hears_of_the_answer_and_nobody_waits(office, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        inquiry = making.answered(office)
    assert not Task.objects.open().about(inquiry).exists()
    line = lines_of(office.truongphong)[0][0]
    assert line.url == f"/inquiries/{inquiry.pk}"
    assert Notice.objects.of(office.congchuc1).unread().filter(record_id=inquiry.pk).count() == 0


def test_question_and_answer_stand_in_the_history_of_the_record(office):
    inquiry = making.answered(office)
    told = [(entry.act, entry.person) for entry in timeline(inquiry.about) if entry.part]
    assert told[-2:] == [("create", office.truongphong), ("reply", office.congchuc1)]
    changes = {change.field: change.after for entry in timeline(inquiry.about)[-2:] for change in entry.changes}
    assert changes["question"] == making.ASKS and changes["answer"] == "Đã gọi điện sáng nay."


def test_the_history_of_another_record_of_the_kind_says_nothing_of_it(office):
    making.answered(office)
    assert all(entry.act != "reply" for entry in timeline(nonconformities.reported(office)))


@pytest.mark.parametrize("make", [nonconformities.reported, documents.submitted, documents.document])
def test_every_kind_of_record_is_asked_about_from_its_page(office, client, make):
    record = make(office)
    client.force_login(office.truongphong)
    page = client.get(f"/{_collection(record)}/{record.pk}").content.decode()
    address = f"/inquiries/new?about={_collection(record)}%2F{record.pk}"
    assert address in page and str(record.number) in client.get(address).content.decode()
    given = {"about": f"{_collection(record)}/{record.pk}", "asked": "congchuc1", "question": "Vì sao?"}
    assert client.post("/inquiries/new", given).status_code == 302
    assert "Vì sao?" in client.get(f"/{_collection(record)}/{record.pk}").content.decode()


def _collection(record):
    return type_of(type(record)).collection


def test_who_does_not_see_the_record_neither_asks_nor_is_asked(office, client):
    about = nonconformities.reported(office)
    assert not about.is_visible_to(office.congchuc3)
    with refused(ValidationError, "about"), transaction.atomic():
        making.asked(office, about, by=office.congchuc3)
    with refused(ValidationError, "Congchuc3"), transaction.atomic():
        making.asked(office, about, of=office.congchuc3)
    client.force_login(office.congchuc3)
    given = {"about": f"nonconformities/{about.pk}", "asked": "congchuc1", "question": "Vì sao?"}
    answer = client.post("/inquiries/new", given)
    assert answer.status_code == 422 and "Vì sao?" in answer.content.decode()


def test_a_stranger_does_not_see_it_and_does_not_answer(office, client):
    inquiry = making.asked(office)
    client.force_login(office.congchuc3)
    assert client.get(f"/inquiries/{inquiry.pk}").status_code == 404
    with refused(WrongPerson), transaction.atomic():
        perform(inquiry.reply, by=office.congchuc2, answer="Rồi.")


def test_nobody_asks_themselves_or_asks_about_a_question(office):
    with refused(ValidationError, "asked"), transaction.atomic():
        making.asked(office, by=office.congchuc1)
    with refused(ValidationError, "about"), transaction.atomic():
        making.asked(office, about=making.asked(office))


def test_somebody_else_is_asked_where_it_is_handed_on(office):
    inquiry = perform(making.asked(office).pass_on, by=office.congchuc1, asked=office.congchuc2)
    assert Task.objects.open().about(inquiry).get().person == office.congchuc2
    with refused(WrongPerson), transaction.atomic():
        perform(inquiry.reply, by=office.congchuc1, answer="Rồi.")
    with refused(ValidationError, "Congchuc3"), transaction.atomic():
        perform(inquiry.pass_on, by=office.congchuc2, asked=office.congchuc3)
    assert perform(inquiry.reply, by=office.congchuc2, answer="Rồi.").state == "answered"


def test_what_is_asked_of_nobody_any_more_stays_on_record(office):
    inquiry = making.withdrawn(office)
    assert not Task.objects.open().about(inquiry).exists()
    assert Inquiry.objects.visible_to(office.congchuc1).filter(pk=inquiry.pk).exists()


def test_a_script_asks_and_answers(office, client):
    about = nonconformities.reported(office)
    headers = {"Authorization": f"Token {issue_token(office.truongphong)}"}
    given = {"about": f"nonconformities/{about.pk}", "asked": "congchuc1", "question": "Vì sao?"}
    made = client.post("/api/inquiries", given, content_type="application/json", headers=headers)
    assert made.status_code == 201, made.content
    history = client.get(f"/api/nonconformities/{about.pk}/history", headers=headers).json()
    assert "Vì sao?" in str(history)


def test_an_administrator_sees_no_record_and_asks_about_none(office):
    with refused(ValidationError, "about"), transaction.atomic():
        making.asked(office, by=office.quantri)
