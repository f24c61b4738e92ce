"""What anybody may ask of one dossier without an account: state, promise and why; nothing for whoever guesses."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from processes.cases.due_words import sentences_of
from processes.cases.models import Case
from processes.lookups import throttle
from processes.lookups.queries import telephone_ends
from processes.lookups.tokens import token_of
from qms.evidence.identity import erase_identity
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from qms.web.templatetags.words import moment
from tests.processes.cases import making
from tests.processes.followed import making as followed

pytestmark = pytest.mark.both_databases
PHONE = "0912 345 678"


@pytest.fixture(autouse=True)
def monday():
    cache.clear()
    with frozen(making.MONDAY):
        yield
    cache.clear()


def asked(client, code, digits="5678"):
    """(status, page) of an answer by a typed code."""
    answer = client.post(reverse("lookup"), {"code": code, "digits": digits})
    return answer.status_code, answer.content.decode()


def with_phone(office, phone=PHONE):
    return making.accepted(office, applicant_phone=phone)


def test_whoever_has_the_code_and_the_number_is_told_state_promise_and_why(office, client):
    case = with_phone(office)
    status, page = asked(client, case.number.lower())
    assert status == 200
    assert case.get_state_display() in page
    assert moment(case.clock.promise()) in page and sentences_of(case)[0] in page
    for kept_back in ("Mẫu", "Nguyễn", PHONE, case.procedure.title):
        assert kept_back not in page


def test_nobody_learns_by_wrong_digits_whether_a_dossier_exists(office, client):
    case = with_phone(office)
    known, unknown = asked(client, case.number, "5679"), asked(client, "HS-260302-9999", "5679")
    assert known[0] == unknown[0] == 422
    plain = [page.replace(case.number, "…").replace("HS-260302-9999", "…") for _status, page in (known, unknown)]
    assert _without_token(plain[0]) == _without_token(plain[1])


def _without_token(page):
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and "nonce" not in line]


@pytest.mark.parametrize("phone", ["", "12"])
def test_a_dossier_without_a_number_is_told_to_nobody(office, client, phone):
    case = with_phone(office, phone)
    assert asked(client, case.number, "----")[0] == 422
    assert asked(client, case.number, "0012")[0] == 422


def test_each_of_several_numbers_is_good():
    assert telephone_ends("0912 345 678 / +84 (90) 111 2222") == ["5678", "2222"]
    assert telephone_ends("12; ") == []


def test_what_was_asked_of_the_applicant_is_not_told_but_that_it_is_waited_for(office, client):
    case = perform(
        perform(with_phone(office).complete_step, by=office.motcua1, values=making.ANSWERS).request_supplement,
        by=office.congchuc1,
        reason="Thiếu giấy ly hôn",
        what="Bản án ly hôn",
        answer_by=making.ANSWER_BY,
    )
    status, page = asked(client, case.number)
    assert status == 200 and "mẫu số 02" in page and "ly hôn" not in page


def test_a_followed_dossier_is_told_as_its_source_told_it(office, client):
    followed.followed(office, SoDienThoai=PHONE)
    case = Case.objects.get()
    status, page = asked(client, case.number)
    assert status == 200 and followed.SYSTEM in page and "04/03/2026 17:00" in page


def test_who_was_erased_is_not_found(office, client):
    case = with_phone(office)
    erase_identity(case.applicant, by=office.qmr, why="Đã đến hạn")
    assert asked(client, case.number)[0] == 422


def test_the_code_of_the_receipt_leads_there_and_asks_for_the_digits(office, client):
    case = with_phone(office)
    address = reverse("lookup_of_receipt", args=[token_of(case)])
    client.force_login(office.motcua1, backend="django.contrib.auth.backends.ModelBackend")
    assert address in client.get(reverse("case_paper", args=[case.pk, "receipt"])).content.decode()
    client.logout()
    assert case.get_state_display() not in client.get(address).content.decode()
    assert client.post(address, {"digits": "5679"}).status_code == 422
    assert case.get_state_display() in client.post(address, {"digits": PHONE}).content.decode()
    assert client.get(address[:-1] + "-").status_code == 404


def test_a_receipt_without_a_number_has_no_such_code(office, client):
    case = with_phone(office, "")
    client.force_login(office.motcua1, backend="django.contrib.auth.backends.ModelBackend")
    assert "/lookup/" not in client.get(reverse("case_paper", args=[case.pk, "receipt"])).content.decode()


def test_guessers_of_one_dossier_are_stopped_known_or_not_and_shut_nobody_out_of_a_receipt(office, client):
    case = with_phone(office)
    for code in (case.number, "HS-260302-9999"):
        said = [asked(client, code, f"{guess:04d}")[0] for guess in range(throttle.OF_ONE_HOUR + 1)]
        assert said == [422] * throttle.OF_ONE_HOUR + [429]
    assert asked(client, case.number)[0] == 429
    address = reverse("lookup_of_receipt", args=[token_of(case)])
    assert client.post(address, {"digits": "5678"}).status_code == 200


def test_guessers_who_go_from_dossier_to_dossier_are_stopped_together(office, client, monkeypatch):
    monkeypatch.setattr(throttle, "WRONG_HOUR", 3)
    case = with_phone(office)
    assert [asked(client, f"HS-260302-{guess}")[0] for guess in range(7001, 7005)] == [422, 422, 422, 429]
    assert asked(client, case.number)[0] == 429


@pytest.mark.parametrize("digits", ["", "567", "abcd"])
def test_fewer_digits_are_told_as_such_and_what_was_typed_stays(office, client, digits):
    status, page = asked(client, "HS-260302-0001", digits)
    assert status == 422 and "HS-260302-0001" in page and "4 chữ số" in page


@pytest.mark.parametrize("digits", ["５６７８", "٥٦٧٨", " 56 78 "])
def test_digits_are_read_as_a_telephone_writes_them(office, client, digits):
    assert asked(client, with_phone(office).number, digits)[0] == 200


def test_nobody_from_outside_is_addressed_as_a_colleague(client):
    """Whoever applies is no comrade of the office."""
    status, page = asked(client, "", "")
    assert status == 422 and "đồng chí" not in page.lower()
