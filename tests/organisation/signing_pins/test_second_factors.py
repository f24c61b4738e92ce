"""After the password a code: of the telephone, once; or a recovery code, once; lost, another person vouches."""

import base64
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from qms.evidence.verification import verify
from qms.ledger.keyed_rows import foreign_rows
from qms.ledger.now import frozen, now
from qms.lifecycle.door import perform
from qms.lifecycle.errors import WrongPerson
from qms.people import one_time_codes
from qms.people.accounts import AccountChange
from qms.people.models import SecondFactor
from qms.people.second_factors import MOST, REST, factor_of, prove_factor, set_factor
from qms.signing_pins.demand import posts_that_sign
from qms.signing_pins.models import PinRenewal
from tests.organisation.assignments.making import proposed

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
PAGE = "second_factor"


def steps_of(person):
    return [*AccountChange.objects.filter(person=person).order_by("pk").values_list("step", flat=True)]


def code_of(person, later=0):
    """What the person's telephone shows, so many half minutes from now."""
    factor = SecondFactor.objects.get(person=person)
    key = one_time_codes.key_of(factor.seed, person.pk)
    return one_time_codes.code_at(key, int(now().timestamp()) // 30 + later)


def with_factor(person):
    """The recovery codes of a person who has set a second factor some minutes ago."""
    seed = one_time_codes.new_seed()
    with frozen(now() - timedelta(minutes=5)):
        step = int(now().timestamp()) // 30
        return set_factor(person, seed, one_time_codes.code_at(one_time_codes.key_of(seed, person.pk), step))


def come_in(person, client=None):
    client = client or Client(headers={"accept-language": "en"})
    answer = client.post(reverse("login"), {"username": person.username, "password": "demo"})
    return client, answer


@pytest.fixture
def as_person():
    def come(person):
        client = Client(headers={"accept-language": "en"})
        client.force_login(person)
        return client

    return come


def is_in(client):
    return client.get(reverse("home")).status_code == 200


# ── The codes

VECTORS = {59: "287082", 1111111109: "081804", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130"}


@pytest.mark.parametrize("seconds, code", VECTORS.items())
def test_codes_are_those_of_the_standard(seconds, code):
    """RFC 6238, appendix B, its last six digits."""
    assert one_time_codes.code_at(b"12345678901234567890", seconds // 30) == code
    assert one_time_codes.step_of(b"12345678901234567890", code, seconds) == seconds // 30


def test_a_code_is_good_for_the_half_minute_before_and_after():
    key = b"12345678901234567890"
    told = [one_time_codes.step_of(key, one_time_codes.code_at(key, 1000 + each), 30_000) for each in range(-2, 3)]
    assert told == [None, 999, 1000, 1001, None]


def test_the_database_alone_makes_no_codes(office, settings):
    with_factor(office.qmr)
    factor = SecondFactor.objects.get(person=office.qmr)
    ours = one_time_codes.key_of(factor.seed, office.qmr.pk)
    settings.EVIDENCE_KEYS = {"test": "another"}
    assert one_time_codes.key_of(factor.seed, office.qmr.pk) != ours
    settings.EVIDENCE_KEYS = {"new": "another"}
    with pytest.raises(ValidationError):
        prove_factor(office.qmr, "123456")


# ── Coming in


def test_without_a_second_factor_the_password_is_enough(office):
    client, answer = come_in(office.qmr)
    assert answer.status_code == 302 and is_in(client)


def test_the_password_alone_does_not_let_in(office):
    with_factor(office.qmr)
    client, answer = come_in(office.qmr)
    assert answer["Location"] == reverse("login_code") and not is_in(client)
    assert client.get("/api/me").status_code in (401, 403, 404)
    answer = client.post(reverse("login_code"), {"code": code_of(office.qmr)})
    assert answer.status_code == 302 and is_in(client)


def test_where_one_wanted_to_go_is_kept(office):
    with_factor(office.qmr)
    client = Client()
    client.post(reverse("login"), {"username": "qmr", "password": "demo", "next": "/notices"})
    assert client.post(reverse("login_code"), {"code": code_of(office.qmr)})["Location"] == "/notices"


def test_a_code_is_used_once(office):
    with_factor(office.qmr)
    code = code_of(office.qmr)
    prove_factor(office.qmr, code)
    with pytest.raises(ValidationError, match=r"."):
        prove_factor(office.qmr, code)
    prove_factor(office.qmr, f"{code_of(office.qmr, 1)[:3]} {code_of(office.qmr, 1)[3:]}")


def test_a_recovery_code_is_used_once_and_kept_on_record(office):
    first, second, *rest = with_factor(office.qmr)
    assert len(rest) == 8
    prove_factor(office.qmr, first)
    with pytest.raises(ValidationError):
        prove_factor(office.qmr, first)
    prove_factor(office.qmr, second.upper().replace("-", " "))
    assert factor_of(office.qmr).recovery_left == 8
    assert steps_of(office.qmr) == ["factor_set", "recovery_used", "recovery_used"]
    assert all(each not in factor_of(office.qmr).recovery for each in (first, second))


def test_a_recovery_code_of_another_is_none(office):
    codes = with_factor(office.qmr)
    with_factor(office.chutich)
    with pytest.raises(ValidationError):
        prove_factor(office.chutich, codes[0])


def test_who_guesses_is_stopped_and_it_is_on_record(office):
    with_factor(office.qmr)
    client, _answer = come_in(office.qmr)
    for _try in range(MOST):
        assert client.post(reverse("login_code"), {"code": "000000"}).status_code == 422
    answer = client.post(reverse("login_code"), {"code": code_of(office.qmr)})
    assert answer.status_code == 422 and "quá nhiều lần" in answer.content.decode()
    assert steps_of(office.qmr)[-1] == "factor_stopped" and not is_in(client)
    with frozen(now() + REST + timedelta(seconds=1)):
        prove_factor(office.qmr, code_of(office.qmr))


@pytest.mark.parametrize("typed", ["١٢٣٤٥٦", "không nhớ", "\x00", "９９９９９９", "0" * 40])
def test_a_code_of_any_letters_is_refused_with_a_sentence(office, typed):
    with_factor(office.qmr)
    client, _answer = come_in(office.qmr)
    assert client.post(reverse("login_code"), {"code": typed}).status_code in (400, 422)
    assert not is_in(client)


def test_the_password_is_not_believed_for_ever(office):
    with_factor(office.qmr)
    client, _answer = come_in(office.qmr)
    with frozen(now() + timedelta(minutes=6)):
        answer = client.post(reverse("login_code"), {"code": code_of(office.qmr)})
    assert answer["Location"] == reverse("login") and not is_in(client)


def test_who_took_the_password_away_meanwhile_stopped_the_login(office):
    with_factor(office.qmr)
    client, _answer = come_in(office.qmr)
    office.qmr.set_password("một mật khẩu khác")
    office.qmr.save()
    assert client.post(reverse("login_code"), {"code": code_of(office.qmr)})["Location"] == reverse("login")


def test_without_a_password_there_is_no_second_step(client):
    assert client.get(reverse("login_code"))["Location"] == reverse("login")
    assert client.get(reverse("login_lost"))["Location"] == reverse("login")


# ── Setting it


def setting(client):
    """The page on which it is set, and the code that belongs to its picture."""
    page = client.get(reverse(PAGE)).content.decode()
    key = re.search(r"<code[^>]*>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
    return page, one_time_codes.code_at(base64.b32decode(key), int(now().timestamp()) // 30)


def test_it_is_set_with_picture_and_key_and_the_codes_are_shown_once(office, as_person):
    client = as_person(office.qmr)
    page, code = setting(client)
    assert "<svg" in page
    wrong = client.post(reverse(PAGE), {"password": "demo", "code": "000000"})
    assert wrong.status_code == 422 and setting(client)[1] == code  # the same picture: the telephone has it already
    stranger = client.post(reverse(PAGE), {"password": "sai", "code": code})
    assert stranger.status_code == 422 and factor_of(office.qmr) is None
    answer = client.post(reverse(PAGE), {"password": "demo", "code": code})
    codes = re.findall(r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", answer.content.decode())
    assert len({*codes}) == 10 and "no-store" in answer["Cache-Control"]
    assert codes[0] not in client.get(reverse(PAGE)).content.decode()
    prove_factor(office.qmr, codes[0])


def test_with_a_code_other_recovery_codes_are_made_and_it_is_switched_off(office, as_person):
    old = with_factor(office.qmr)
    client = as_person(office.qmr)
    assert client.post(reverse(PAGE), {"code": "000000", "do": "off"}).status_code == 422
    new = re.findall(
        r"<code>([a-z2-9-]{11})</code>",
        client.post(reverse(PAGE), {"code": old[0], "do": "codes"}).content.decode(),
    )
    with pytest.raises(ValidationError):
        prove_factor(office.qmr, old[1])
    client.post(reverse(PAGE), {"code": new[0], "do": "off"})
    assert factor_of(office.qmr) is None and steps_of(office.qmr)[-1] == "factor_off"


def test_another_telephone_takes_the_place_of_the_first(office, as_person):
    old = with_factor(office.qmr)
    client, before = as_person(office.qmr), factor_of(office.qmr).seed
    client.post(reverse(PAGE), {"code": old[0], "do": "anew"})
    assert factor_of(office.qmr).seed == before  # until the other one has shown a code
    client.post(reverse(PAGE), {"password": "demo", "code": setting(client)[1]})
    assert factor_of(office.qmr).seed != before
    with pytest.raises(ValidationError):
        prove_factor(office.qmr, old[1])


# ── Where the office wants it


def test_posts_that_sign_are_found_from_the_acts():
    assert {"top_management", "quality_manager", "document_controller", "administrator"} <= posts_that_sign()
    assert "external_auditor" not in posts_that_sign()


def test_where_it_is_wanted_it_is_set_before_anything_else(office, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client, _answer = come_in(office.qmr)
    for path in (reverse("home"), "/documents", "/api/documents"):
        assert client.get(path)["Location"] == reverse(PAGE)
    _page, code = setting(client)
    client.post(reverse(PAGE), {"password": "demo", "code": code})
    assert is_in(client)
    client.post(reverse(PAGE), {"code": code_of(office.qmr, 1), "do": "off"})
    assert factor_of(office.qmr) is not None


def test_whoever_has_none_signs_nothing_where_it_is_wanted(office, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    assignment = proposed(office)
    with pytest.raises(ValidationError, match=r"."), transaction.atomic():
        perform(assignment.confirm, by=office.chutich, password="demo")
    with_factor(office.chutich)
    assert perform(assignment.confirm, by=office.chutich, password="demo").state == "confirmed"


# ── Lost


def test_lost_another_vouches_and_the_password_lets_in_again(office):
    with_factor(office.congchuc1)
    client, _answer = come_in(office.congchuc1)
    client.post(reverse("login_lost"), {"why": "Mất điện thoại"})
    renewal = PinRenewal.objects.get(person=office.congchuc1)
    assert renewal.lost == "second_factor" and not is_in(client)
    assert renewal.number in client.get(reverse("login_lost")).content.decode()
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(PinRenewal.objects.get(pk=renewal.pk).confirm, by=office.congchuc1, password="demo")
    perform(renewal.confirm, by=office.chutich, password="demo")
    assert factor_of(office.congchuc1) is None and steps_of(office.congchuc1) == ["factor_set", "factor_taken"]
    client, _answer = come_in(office.congchuc1)
    assert is_in(client)


def test_what_one_has_not_is_not_lost(office, as_person):
    answer = as_person(office.congchuc1).post(
        reverse("pin_renewals_new"), {"why": "Mất điện thoại", "lost": "second_factor"}
    )
    assert answer.status_code in (403, 409, 422) and not PinRenewal.objects.exists()


# ── Under evidence


def test_its_rows_are_kept_and_one_persons(office):
    """On PostgreSQL the program's role has no right to remove one; a guard refuses whoever has."""
    with_factor(office.qmr)
    table = SecondFactor._meta.db_table
    for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET person_id = {office.chutich.pk}"):
        with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


@pytest.mark.parametrize("change", ["seed = ''", "seed = 'test:00'", "recovery = ''"])
def test_what_is_changed_in_the_database_opens_nothing_and_is_told(office, change):
    with_factor(office.qmr)
    assert foreign_rows(SecondFactor) == []
    code = code_of(office.qmr)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {SecondFactor._meta.db_table} SET {change}")
    _client, answer = come_in(office.qmr)
    assert answer["Location"] == reverse("login_code")
    with pytest.raises(ValidationError):
        prove_factor(office.qmr, code)
    assert [each.table for each in verify()] == [SecondFactor._meta.db_table]


def test_what_the_program_writes_is_whole(office):
    codes = with_factor(office.qmr)
    prove_factor(office.qmr, codes[0])
    prove_factor(office.qmr, code_of(office.qmr))
    assert [str(each) for each in verify()] == []
