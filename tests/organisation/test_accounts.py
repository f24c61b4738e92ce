"""Accounts: made, closed, opened again, given passwords that are shown once; every step kept, no password with it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from qms.ledger.entry import recording
from qms.organisation import account_services as accounts
from qms.people.models import AccountChange, Holding, Post, Unit, User


def steps(person):
    return [(each.step, each.history.get().history_user.username) for each in person.account_changes.order_by("pk")]


def test_a_new_account_can_log_in_and_is_on_record(office, client):
    person, password = accounts.create_account(by=office.quantri, username="moi", full_name="Công chức mới")
    assert client.login(username="moi", password=password)
    assert steps(person) == [("created", "quantri")]


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


def test_a_new_password_ends_the_sessions(office, client):
    client.login(username="congchuc1", password="demo")
    password = accounts.reset_password(office.congchuc1, by=office.quantri, reason="Quên")
    assert client.get("/").status_code == 302
    assert client.login(username="congchuc1", password=password)
    kept = AccountChange.history.get(person=office.congchuc1)
    assert password not in str(vars(kept))


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
