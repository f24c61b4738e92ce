"""The form of a new record counts once, however often it is sent."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from processes.cases.models import Case
from qms.ledger.now import now
from qms.lifecycle.models import SentForm
from qms.web.sent_forms import FIELD, forget
from qms.web.upload_answers import ASKED, ONWARD
from tests.processes.cases import making as cases

pytestmark = pytest.mark.both_databases


@pytest.fixture
def desk(office):
    browser = Client()
    browser.force_login(office.motcua1)
    return browser


def given(document, **other):
    values = {"procedure": document.number, "another": "on", "applicant_name": "Nguyễn Thị Mẫu", "parts": cases.PARTS}
    return values | {FIELD: str(uuid4())} | other


def test_gone_back_to_and_sent_again_it_leads_to_what_came_of_it(office, desk):
    form = given(cases.procedure(office))
    first = desk.post("/cases/new", form)
    for _time in range(3):
        again = desk.post("/cases/new", form, follow=True)
        assert again.redirect_chain[0][0] == first.url
    assert Case.objects.count() == 1
    assert [str(each) for each in again.context["messages"]][-1].endswith("Không có gì bị tạo hai lần.")


def test_a_script_that_sends_files_is_told_where_to_go_on_and_reads_no_page_itself(office, desk):
    asked = {ASKED: "1"}
    answer = desk.post("/cases/new", given(cases.procedure(office)), headers=asked)
    address = f"/cases/{Case.objects.get().pk}"
    assert (answer.status_code, answer.content, "Location" in answer.headers) == (204, b"", False)
    assert answer[ONWARD].startswith(address)
    assert list(desk.get(answer[ONWARD]).context["messages"]), "what is told stands on the page that the person sees"
    refused = desk.post("/cases/new", {"procedure": "QT-TP-09"}, headers=asked)
    assert refused.status_code == 422 and ONWARD not in refused.headers
    assert Client().post("/cases/new", headers=asked)[ONWARD].startswith("/login")
    assert desk.get("/", headers=asked).status_code == 200


def test_the_page_carries_a_key_of_its_own_which_a_refusal_keeps(office, desk):
    document = cases.procedure(office)
    asked = f"/cases/new?procedure={document.number}"
    keys = [re.search(rf'name="{FIELD}" value="([^"]+)"', desk.get(asked).content.decode())[1] for _time in range(2)]
    assert keys[0] != keys[1]
    refused = desk.post("/cases/new", given(document, applicant_name="", **{FIELD: keys[0]}))
    assert refused.status_code == 422 and keys[0] in refused.content.decode()
    assert desk.post("/cases/new", given(document, **{FIELD: keys[0]})).status_code == 302


def test_two_forms_are_two_and_a_broken_key_is_none(office, desk):
    document = cases.procedure(office)
    for key in (str(uuid4()), str(uuid4()), "?", "", "?"):
        assert desk.post("/cases/new", given(document, **{FIELD: key})).status_code == 302
    assert Case.objects.count() == 5 and SentForm.objects.count() == 2


def test_the_key_of_somebody_else_leads_nowhere(office, desk):
    form = given(cases.procedure(office))
    first = desk.post("/cases/new", form)
    other = Client()
    other.force_login(office.motcua2)
    second = other.post("/cases/new", form)
    assert second.status_code == 302 and second.url != first.url and Case.objects.count() == 2


def test_it_is_forgotten_after_a_week(office, desk):
    desk.post("/cases/new", given(cases.procedure(office)))
    assert (forget(now()), forget(now() + timedelta(days=8)), SentForm.objects.count()) == (0, 1, 0)
