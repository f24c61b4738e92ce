"""At the desk: perhaps the same dossier is there already, asked before it is taken in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from processes.cases.forms import _part_in_words
from processes.cases.models import Case
from processes.procedures.parts import RequiredPart
from qms.ledger.now import frozen, now
from qms.lifecycle.door import perform
from tests.processes.cases import making

LOGIN = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def desk(office):
    client = Client()
    client.force_login(office.motcua1, backend=LOGIN)
    return client


def given(document, **values):
    typed = {"whole-form": "1", "procedure": document.number, "channel": "counter", "parts": making.PARTS}
    return typed | {"applicant_name": "Nguyễn Thị Mẫu"} | values


@pytest.mark.parametrize("name", ["Nguyễn Thị Mẫu", "nguyen  thi mau", "NGUYỄN THỊ MẪU"])
def test_the_desk_is_asked_before_and_nothing_typed_is_lost(office, desk, name):
    first = making.received(office)
    page = desk.post("/cases/new", given(first.procedure, applicant_name=name, subject="Đất ở thôn 3"))
    told = page.content.decode()
    assert page.status_code == 422 and first.number in told and "Đất ở thôn 3" in told
    assert 'type="checkbox" name="another"' in told and Case.objects.count() == 1
    sent = desk.post("/cases/new", given(first.procedure, applicant_name=name, another="on"))
    assert sent.status_code == 302 and Case.objects.count() == 2


def test_the_desk_reads_on_which_procedure_it_takes_a_dossier_in(office, desk):
    procedure = making.procedure(office)
    page = desk.get(f"/cases/new?procedure={procedure.number}").content.decode()
    head = page.partition("<main")[2].partition("<form")[0]
    assert procedure.number in head and procedure.title in head


def test_what_was_ticked_of_one_applicant_is_not_said_of_the_next(office, desk):
    first = making.received(office)
    page = desk.post("/cases/new", given(first.procedure, applicant_name="", another="on")).content.decode()
    assert 'name="another"' in page and 'name="another" value="on"' not in page
    faulty = desk.post("/cases/new", given(first.procedure, another="on", received_at="mai")).content.decode()
    assert 'type="checkbox" name="another"' in faulty  # it stays in sight with its applicant


def test_an_identity_number_is_the_same_however_it_is_spaced(office, desk):
    first = making.received(office, applicant_id_number="031099000001")
    other_name = given(first.procedure, applicant_name="Trần Văn Khác", applicant_id_number="031 099 000 001")
    assert desk.post("/cases/new", other_name).status_code == 422


def test_who_is_another_person_or_comes_about_something_else_is_not_asked(office, desk):
    first = making.received(office, applicant_id_number="031099000001")
    other = making.procedure(office, code="QT-TP-10")
    for values in (
        given(first.procedure, applicant_name="Nguyễn Thị Mận"),
        given(first.procedure, applicant_id_number="031099000002"),  # a namesake
        given(other),
    ):
        assert desk.post("/cases/new", values).status_code == 302


def test_what_ended_long_ago_or_was_withdrawn_is_no_longer_the_same(office, desk):
    with frozen(making.MONDAY):
        first = making.received(office)
        perform(first.withdraw, by=office.motcua1, reason="Người nộp rút hồ sơ")
        assert desk.post("/cases/new", given(first.procedure)).status_code == 302
        second = Case.objects.exclude(pk=first.pk).get()
        assert desk.post("/cases/new", given(first.procedure)).status_code == 422
        perform(second.withdraw, by=office.motcua1, reason="Người nộp rút hồ sơ")
    with frozen(now() + timedelta(days=40)):
        assert desk.post("/cases/new", given(first.procedure)).status_code == 302


def test_a_program_is_asked_as_a_person_is(office, desk):
    first = making.received(office)
    sent = {"procedure": first.procedure.number, "applicant_name": "Nguyễn Thị Mẫu", "parts": making.PARTS}
    refused = desk.post("/api/cases", sent, content_type="application/json")
    assert refused.status_code == 422 and first.number in str(refused.json()["errors"]["another"])
    assert desk.post("/api/cases", sent | {"another": True}, content_type="application/json").status_code == 201


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Giấy tờ (nếu có)", "Giấy tờ (nếu có): 1"),
        ("Giấy tờ, nếu có.", "Giấy tờ, nếu có.: 1"),
        ("Giấy tờ", "Giấy tờ (nếu có): 1"),
    ],
)
def test_that_a_part_need_not_be_there_is_said_once(name, words):
    with translation.override("vi"):
        assert _part_in_words(RequiredPart(name=name, mandatory=False, originals=1, copies=0)).startswith(words)
