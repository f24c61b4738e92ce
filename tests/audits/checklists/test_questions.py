"""Questions for audits: kept by those who keep the quality system, read by everybody, asked where they fit."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client

from audits.checklists.models import Question
from audits.checklists.seed import load_questions
from audits.checklists.sources import offers_of
from qms.acts.acts import arrows_of
from qms.api.tokens import issue_token
from qms.ledger.entry import recording
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import ConcurrentTransition, WrongPerson, WrongState
from tests.audits.conduct import making as audits

from . import making

PAGE = "/audits/questions"
REASON = {"reason": "Đã có câu khác"}


def offered(audit):
    return [line["text"] for _label, lines in offers_of(audit) for line in lines.values()]


def api(person, path, **body):
    client = Client(headers={"Authorization": f"Token {issue_token(person)}"})
    return client.post(f"/api/audit-questions{path}", body, content_type="application/json")


def test_the_arrows_are_those_drawn():
    assert arrows_of(Question) == {("in_use", "retired"), ("retired", "in_use")}


def test_a_question_is_kept_on_its_pages(office, as_person):
    client = as_person(office.qmr)
    audits.clause()
    given = {"clause": "8.5.1", "text": "Có đúng hạn không?", "evidence": "", "process": "", "whole-form": "1"}
    assert client.post(f"{PAGE}/new", given).status_code == 302
    assert client.post(f"{PAGE}/new", given).status_code == 422
    row = Question.objects.get()
    assert (row.unit, row.number) == (office.units["vinhbao"], "CHDG-001")
    changed = {"text": "Có đúng hẹn không?", "evidence": "Ba hồ sơ", "process": "", "unit": "vhxh", "whole-form": "1"}
    assert client.post(f"{PAGE}/{row.pk}/acts/edit", changed).status_code == 302
    assert client.post(f"{PAGE}/{row.pk}/acts/retire", REASON).status_code == 302
    row.refresh_from_db()
    told = (row.text, row.unit.code, row.state, [each.act for each in row.history.order_by("history_id")])
    assert told == ("Có đúng hẹn không?", "vhxh", "retired", ["create", "edit", "retire"])
    page = as_person(office.congchuc3).get(PAGE).text
    assert str(row.unit) in page and row.text in page
    assert 'value="vhxh" selected' in client.get(f"{PAGE}/{row.pk}/acts/edit").text


def test_of_no_unit_it_is_asked_of_every_unit(office):
    row = making.question(office, unit=office.units["vhxh"])
    assert perform(row.edit, by=office.qmr, evidence="Sổ").unit == office.units["vhxh"]
    assert perform(row.edit, by=office.qmr, unit=None).unit == office.units["vinhbao"]


def test_nobody_else_keeps_them(office):
    row = making.question(office)
    for person in (office.truongphong, office.danhgia1, office.quantri):
        with pytest.raises(WrongPerson), transaction.atomic():
            create(Question, by=person, clause=audits.clause(), text="Có không?")
    for person in (office.truongphong, office.danhgia1):
        with pytest.raises(WrongPerson), transaction.atomic():
            perform(row.edit, by=person, text="x")
    assert Question.objects.get().sequence == 1


def test_a_question_is_given_to_no_unit_of_another_commune(office):
    row = making.question(office)
    with recording(by=office.system, act="set_up"):
        other = type(row.unit).objects.create(code="xakhac", name="Xã khác")
    with pytest.raises(ValidationError), transaction.atomic():
        perform(row.edit, by=office.qmr, unit=other)
    assert perform(row.edit, by=office.qmr, unit=office.units["kt"]).unit == office.units["kt"]


def test_the_same_words_stand_once_under_a_clause(office):
    first, second = making.question(office), making.question(office, "Ai ký?")
    with pytest.raises(ValidationError, match="text"), transaction.atomic():
        perform(second.edit, by=office.qmr, text=f" {first.text} ")
    assert perform(second.edit, by=office.qmr, text="Ai ký thay?").text == "Ai ký thay?"
    assert making.question(office, clause=audits.clause("9.2")).text == first.text


def test_a_retired_question_is_offered_no_more_and_a_checklist_keeps_what_it_asked(office):
    row, audit = making.question(office), audits.planned(office)
    lines = [line for _label, lines in offers_of(audit) for line in lines.values()]
    audit = perform(audit.compose, by=office.qmr, lines=lines)
    row = perform(row.retire, by=office.qmr, **REASON)
    assert offered(audit) == []
    assert row.text in [line.text for line in audit.checklist.lines()]
    with pytest.raises(WrongState), transaction.atomic():
        perform(row.retire, by=office.qmr, **REASON)
    perform(row.take_up, by=office.qmr, reason="Vẫn cần")
    assert offered(audit) == [row.text]


def test_a_script_keeps_them_too_and_only_as_it_saw_them(office):
    audits.clause()
    made = api(office.qmr, "", clause="8.5.1", text="Có đúng hạn không?")
    assert made.status_code == 201 and made.json()["unit"] == "vinhbao"
    path, seen = f"/{made.json()['id']}/acts", made.json()["sequence"]
    assert api(office.qmr, f"{path}/edit", text="Có đúng hẹn không?", sequence=seen).status_code == 200
    stale = api(office.qmr, f"{path}/retire", sequence=seen, **REASON)
    assert stale.status_code == 409 and stale.json()["current"] == {"sequence": seen + 1, "state": "in_use"}
    assert api(office.truongphong, f"{path}/retire", sequence=seen + 1, **REASON).status_code == 403
    with pytest.raises(ConcurrentTransition), transaction.atomic():
        perform(Question.objects.get().retire, by=office.qmr, sequence=seen, **REASON)


def test_the_offices_file_loads_once_and_leaves_what_stands(office):
    audits.clause()
    given = [{"clause": "8.5.1", "text": "Của mọi đơn vị"}, {"clause": "8.5.1", "text": "Của đơn vị", "unit": "kt"}]
    assert [load_questions(given, by=office.system) for _again in range(2)] == [2, 0]
    assert [row.unit.code for row in Question.objects.order_by("pk")] == ["vinhbao", "kt"]
