"""Who has a signing PIN signs with it alone; nobody sets it for them, and another takes it away only as a witness."""

from contextlib import contextmanager
from unicodedata import normalize

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import override

from qms.acts.acts import arrows_of
from qms.inbox.models import Notice
from qms.ledger.keyed_rows import foreign_rows
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import NotVisible, RuleNotMet, WrongPerson
from qms.organisation.account_services import edit_account, reset_password
from qms.people.accounts import AccountChange
from qms.people.models import User
from qms.people.signatures import MOST
from qms.signing_pins.models import PinRenewal
from qms.signing_pins.services import set_pin
from tests.office import fresh
from tests.organisation.assignments.making import proposed

from . import making
from .making import PIN

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ARROWS = {("asked", "confirmed"), ("asked", "refused"), ("asked", "withdrawn")}


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@contextmanager
def refused(fault, match=None):
    """Refused; what the test did before stays."""
    with pytest.raises(fault, match=match), transaction.atomic():
        yield


def steps_of(person):
    return [*AccountChange.objects.filter(person=person).order_by("pk").values_list("step", flat=True)]


def told(person):
    return " ".join(notice.message.format(**notice.params) for notice in Notice.objects.filter(person=person))


def test_the_arrows_are_those_drawn():
    assert arrows_of(PinRenewal) == ARROWS


def test_who_has_a_pin_signs_with_it_alone(office):
    set_pin(office.chutich, word="demo", pin=PIN)
    assignment = proposed(office)
    with refused(ValidationError, match="PIN is not right"):
        perform(assignment.confirm, by=office.chutich, password="demo")
    assert perform(assignment.confirm, by=office.chutich, password=PIN).state == "confirmed"
    assert steps_of(office.chutich) == ["pin_set"] and "signing PIN was set" in told(office.chutich)


def test_an_administrator_who_resets_the_password_signs_nothing(office):
    """The attack for which it was made: reset, log in by the link, sign as the chairman."""
    set_pin(office.chutich, word="demo", pin=PIN)
    reset_password(fresh(office.chutich), by=office.quantri, reason="Quên mật khẩu")
    taken = fresh(office.chutich)
    taken.set_password("mật khẩu của kẻ khác")
    taken.save()
    assignment = proposed(office)
    for word in ("mật khẩu của kẻ khác", ""):
        with refused(ValidationError, match="PIN is not right"):
            perform(assignment.confirm, by=fresh(office.chutich), password=word)
    with refused(ValidationError, match="PIN is not right"):
        set_pin(fresh(office.chutich), word="mật khẩu của kẻ khác", pin="928374")


def test_where_the_office_wants_it_a_password_signs_nothing(office, settings):
    settings.SIGNING_PIN_REQUIRED = True
    assignment = proposed(office)
    with refused(ValidationError, match="Set your signing PIN first"):
        perform(assignment.confirm, by=office.chutich, password="demo")
    set_pin(office.chutich, word="demo", pin=PIN)
    assert perform(assignment.confirm, by=office.chutich, password=PIN).state == "confirmed"


def test_marks_are_the_same_whichever_keyboard_composed_them(office):
    composed = "mùa thu"
    set_pin(office.chutich, word="demo", pin=normalize("NFD", composed))
    assert perform(proposed(office).confirm, by=office.chutich, password=composed).state == "confirmed"


@pytest.mark.parametrize("pin", ["12345", "123456", "987654", "111111", "121212", "demo", "135\u200b79", "135\u202e79"])
def test_an_easy_pin_is_refused(office, pin):
    with refused(ValidationError):
        set_pin(office.chutich, word="demo", pin=pin)
    assert not fresh(office.chutich).signing_pin


def test_the_password_is_no_pin(office):
    office.chutich.set_password("mùa thu 2026")
    office.chutich.save()
    with refused(ValidationError, match="It is your password"):
        set_pin(office.chutich, word="mùa thu 2026", pin="mùa thu 2026")


def test_another_vouches_and_then_a_new_one_is_set(office):
    renewal = making.confirmed(office)
    person = fresh(office.congchuc1)
    assert renewal.state == "confirmed" and not person.signing_pin
    set_pin(person, word="demo", pin="405162")
    assert steps_of(person) == ["pin_set", "pin_taken", "pin_set"]
    assert "vouched for" in told(person)


def test_nobody_vouches_for_themselves_nor_asks_for_another(office):
    set_pin(office.chutich, word="demo", pin=PIN)
    renewal = create(PinRenewal, by=office.chutich, why="Quên mã ký")
    with refused(RuleNotMet, match="other than the person"):
        perform(renewal.confirm, by=office.chutich, password=PIN)
    for other in (office.quantri, office.thuky, office.truongphong):
        with refused((NotVisible, WrongPerson)):
            perform(renewal.confirm, by=other, password="demo")
    assert perform(renewal.confirm, by=office.qmr, password="demo").state == "confirmed"


def test_without_a_pin_there_is_nothing_to_renew(office):
    with refused(RuleNotMet, match="no signing PIN"):
        create(PinRenewal, by=office.congchuc1, why="Quên mã ký")


def test_one_renewal_waits_at_a_time(office):
    making.asked(office)
    with refused(ValidationError, match="already"):
        create(PinRenewal, by=office.congchuc1, why="Quên lần nữa")


def test_refused_it_stays_and_the_person_is_told_why(office):
    perform(making.asked(office).refuse, by=office.chutich, reason="Đã hỏi, không phải đồng chí ấy")
    assert fresh(office.congchuc1).signing_pin and "không phải đồng chí ấy" in told(office.congchuc1)


def test_it_is_withdrawn_by_who_asked(office):
    renewal = making.asked(office)
    with refused(WrongPerson):
        perform(renewal.withdraw, by=office.chutich)
    assert perform(renewal.withdraw, by=office.congchuc1).state == "withdrawn"


def test_a_pin_written_past_the_program_is_found(office):
    """It stands under the keyed digest of the person."""
    assert foreign_rows(User) == []
    User.objects.filter(pk=office.chutich.pk).update(signing_pin=office.quantri.password)
    assert foreign_rows(User) == [office.chutich.pk]


def test_what_another_hand_changed_meanwhile_stays_under_the_digest(office):
    """A person read before an administrator renamed them sets a PIN: the digest is of the row as it then stands."""
    edit_account(fresh(office.chutich), by=office.quantri, full_name="Tên Khác", email="", reason="Sửa tên")
    set_pin(office.chutich, word="demo", pin=PIN)
    assert fresh(office.chutich).full_name == "Tên Khác" and foreign_rows(User) == []


def test_the_page_says_what_was_wrong_and_counts_it(office, client):
    client.force_login(office.chutich)
    client.cookies["django_language"] = "en"
    typed = {"password": "sai", "pin": PIN, "again": PIN}
    for _time in range(MOST):
        page = client.post("/me/signing-pin", typed)
        assert page.status_code == 422 and "The password is not right" in page.text
    assert "Too many wrong tries" in client.post("/me/signing-pin", typed | {"password": "demo"}).text
    assert "not the same" in client.post("/me/signing-pin", typed | {"again": "other"}).text


def test_the_page_sets_it_and_forms_ask_for_it(office, client):
    client.force_login(office.chutich)
    client.cookies["django_language"] = "en"
    done = client.post("/me/signing-pin", {"password": "demo", "pin": PIN, "again": PIN}, follow=True)
    assert "Your signing PIN is set" in done.text and "I have forgotten" in done.text
    assignment = proposed(office)
    page = client.get(f"/assignments/{assignment.pk}/acts/confirm").text.lower()
    assert "your signing pin" in page and "your password" not in page
