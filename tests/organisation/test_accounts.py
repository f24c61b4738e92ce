"""Accounts: made, closed, opened again; a person alone sets the password, by a link that is good once."""

from datetime import datetime, timedelta
from unittest import mock

import pytest
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.utils.translation import override

from qms.evidence.timeline import timeline
from qms.inbox.models import Notice
from qms.ledger.entry import recording
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from qms.organisation import account_services as accounts
from qms.organisation import first_links
from qms.people.models import Holding, Post, Unit, User
from qms.web import story
from qms.workdays.line import ZONE
from tests.documents.controlled import making as documents
from tests.office import fresh


def steps(person):
    return [(each.step, each.history.get().history_user.username) for each in person.account_changes.order_by("pk")]


NEW = {"new_password1": "tre-xanh-ven-song", "new_password2": "tre-xanh-ven-song"}


def set_by_link(client, link):
    """What somebody gets who opens a link and sets the password that NEW holds."""
    opened = client.get(link)
    return client.post(opened["Location"], NEW) if opened.status_code == 302 else opened


def test_nobody_comes_into_a_new_account_before_the_person_set_a_password(office, client):
    person = accounts.create_account(by=office.quantri, username="moi", full_name="Công chức mới")
    assert not person.has_usable_password() and first_links.waiting_for_a_password() == [person]
    assert set_by_link(client, first_links.first_link(person))["Location"] == "/login"
    assert client.login(username="moi", password=NEW["new_password1"])
    assert steps(person) == [("created", "quantri"), ("password_set", "moi")]
    assert first_links.waiting_for_a_password() == []


def test_a_link_is_good_once_and_not_for_ever(office, client):
    person = accounts.create_account(by=office.quantri, username="moi", full_name="Công chức mới")
    link = first_links.first_link(person)
    with mock.patch.object(PasswordResetTokenGenerator, "_now", lambda self: datetime.now() + timedelta(days=4)):
        assert "used already or is too old" in in_english(client, link)
    set_by_link(client, link)
    assert "used already or is too old" in in_english(client, link)
    assert "used already or is too old" in in_english(client, "/people/first/MQ/set-password")


def in_english(client, path):
    with override("en"):
        client.cookies["django_language"] = "en"
        return client.get(path, follow=True).text


def test_a_weak_password_is_refused_with_a_sentence(office, client):
    person = accounts.create_account(by=office.quantri, username="moi", full_name="Công chức mới")
    opened = client.get(first_links.first_link(person))
    answer = client.post(opened["Location"], {"new_password1": "12345", "new_password2": "12346"})
    assert answer.context["form"].errors
    person.refresh_from_db()
    assert not person.has_usable_password()


def test_the_administrator_prints_a_slip_for_everybody_without_a_password(office, client):
    accounts.create_account(by=office.quantri, username="moi", full_name="Công chức mới")
    client.force_login(office.quantri, backend="django.contrib.auth.backends.ModelBackend")
    shown = client.post("/people/accounts/links").text
    assert shown.count("data-link") == 1 and "/people/first/" in shown
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post("/people/accounts/links").status_code == 403


def test_an_account_name_is_given_once_whatever_its_case(office):
    with pytest.raises(ValidationError):
        accounts.create_account(by=office.quantri, username="QMR", full_name="Khác")


def test_a_closed_account_is_out_at_once_and_can_come_back(office, client):
    client.force_login(office.congchuc1)
    accounts.deactivate(office.congchuc1, by=office.quantri, reason="Chuyển công tác")
    assert client.get("/").status_code == 302
    accounts.reactivate(office.congchuc1, by=office.quantri, reason="Trở lại")
    assert [step for step, _ in steps(office.congchuc1)] == ["deactivated", "reactivated"]


def test_nobody_closes_their_own_account(office):
    with pytest.raises(ValidationError):
        accounts.deactivate(office.quantri, by=office.quantri, reason="x")


def test_a_password_taken_away_ends_the_sessions_and_the_person_hears_of_it(office, client):
    client.login(username="congchuc1", password="demo")
    accounts.reset_password(office.congchuc1, by=office.quantri, reason="Quên")
    assert client.get("/").status_code == 302
    assert not client.login(username="congchuc1", password="demo")
    assert Notice.objects.get(person=office.congchuc1).params == {"by": "Quantri", "why": "Quên"}
    set_by_link(client, first_links.first_link(fresh(office.congchuc1)))
    assert client.login(username="congchuc1", password=NEW["new_password1"])


def test_a_signature_soon_after_a_reset_is_marked(office, client):
    """Whoever had the link could have come in before the person did."""
    with frozen(datetime(2026, 3, 10, 9, tzinfo=ZONE)):
        revision = documents.draft(office)
        accounts.reset_password(office.truongphong, by=office.quantri, reason="Quên")
        set_by_link(client, first_links.first_link(office.truongphong))
        revision = perform(revision.submit, by=office.congchuc1)
        perform(revision.endorse, by=fresh(office.truongphong), password=NEW["new_password1"])
        perform(revision.approve, by=office.chutich, password="demo")
    signed = [each for each in story.told(timeline(revision)) if each.signature]
    assert {each.person.username for each in signed} == {"truongphong", "chutich"}
    assert {each.person.username for each in signed if each.soon_after_reset} == {"truongphong"}


def test_only_the_administrator_keeps_accounts(office):
    for attempt in (
        lambda: accounts.create_account(by=office.qmr, username="x", full_name="X"),
        lambda: accounts.reset_password(office.congchuc1, by=office.chutich, reason="x"),
        lambda: accounts.deactivate(office.congchuc1, by=office.truongphong, reason="x"),
        lambda: accounts.edit_account(office.congchuc1, by=office.qmr, full_name="X", email="", reason="x"),
    ):
        with pytest.raises(PermissionDenied):
            attempt()


def test_the_accounts_of_another_administration_are_not_mine(office):
    person = User.objects.create(username="chutich_khac", full_name="Chủ tịch xã khác")
    with recording(by=office.system, act="set_up"):
        other = Unit.objects.create(code="tienlang", name="UBND xã Tiên Lãng")
        post = Post.objects.create(unit=other, kind="top_management", title="Chủ tịch")
        Holding.objects.create(post=post, person=person, since="2025-07-01")
    with pytest.raises(PermissionDenied):
        accounts.reset_password(person, by=office.quantri, reason="x")


def test_the_system_person_has_no_password_to_give(office):
    with pytest.raises(PermissionDenied):
        accounts.reset_password(office.system, by=office.quantri, reason="x")


def test_the_first_administrator_comes_in_by_a_link_and_only_the_first(db, client, capsys):
    call_command("first_administrator", "moi", name="Người quản trị", unit="xa", unit_name="UBND xã")
    link = capsys.readouterr().out.split()[-1]
    assert set_by_link(client, link[link.index("/people/") :])["Location"] == "/login"
    assert client.login(username="moi", password=NEW["new_password1"])
    assert client.get("/people/accounts").status_code == 200
    with pytest.raises(CommandError, match="administers the program"):
        call_command("first_administrator", "khac", name="Người khác")


def test_an_office_whose_administrators_have_no_password_is_not_locked(office, capsys):
    office.quantri.set_unusable_password()
    office.quantri.save()
    call_command("first_administrator", "quantri")
    assert "/people/first/" in capsys.readouterr().out
    assert Holding.objects.filter(person=office.quantri).count() == 1


def test_the_first_administrator_needs_a_name_and_a_unit(db):
    for words in ({"account": "moi"}, {"account": "moi", "name": "Người"}, {"account": "moi", "unit": "xa"}):
        with pytest.raises(CommandError):
            call_command("first_administrator", words.pop("account"), **words)
