"""The register of external documents: what holds, since when, who compared it, and what took its place."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from documents.external.handlers import end_what_has_expired, warn_of_what_ends_soon
from documents.external.models import ExternalDocument
from documents.external.seed import load_external
from fixtures.told import read, unheard_of
from qms.acts.acts import arrows_of
from qms.api.tokens import issue_token
from qms.evidence.attachments import attachments_of
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from qms.workdays.line import ZONE
from tests.office import fresh

from . import making

pytestmark = pytest.mark.both_databases
ARROWS = {
    ("in_force", "replaced"),
    ("in_force", "expired"),
    ("replaced", "in_force"),
    ("expired", "in_force"),
}
SOON = timedelta(days=30)


def browser(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def refused(move, wanted, **values):
    with pytest.raises(wanted) as told, transaction.atomic():
        perform(move, **values)
    return told.value


def test_the_arrows_are_those_of_the_contract():
    assert arrows_of(ExternalDocument) == ARROWS


def test_whoever_keeps_documents_keeps_the_register_and_nobody_else(office):
    file = SimpleUploadedFile("nghi-dinh.pdf", b"%PDF-1.7 mau")
    document = making.in_force(office, file=file)
    assert [each.name for each in attachments_of(document)] == ["nghi-dinh.pdf"]
    for person in (office.congchuc1, office.truongphong):
        with pytest.raises(WrongPerson), transaction.atomic():
            create(ExternalDocument, by=person, **making.DECREE)
        refused(document.verify, WrongPerson, by=person)


@pytest.mark.parametrize(
    "typed",
    ["118/2025/NĐ-CP", "118 / 2025 / NĐ – CP", "118/2025/nđ-cp", "118/2025/ND-CP", "Nghị định số 118/2025/NĐ–CP"],
)
def test_a_number_stands_once_however_it_is_typed(office, typed):
    making.in_force(office)
    given = making.DECREE | {"sign": typed, "issued_on": "09/06/2025", "effective_on": "01/07/2025"}
    assert browser(office.thuky).post("/external-documents/new", given).status_code == 422
    assert ExternalDocument.objects.count() == 1


def test_it_is_unverified_until_a_person_says_so_and_again_once_a_fact_changes(office):
    document = making.in_force(office)
    page = f"/external-documents/{document.pk}"
    assert "chưa kiểm chứng" in browser(office.congchuc1).get(page).text
    document = perform(document.verify, by=office.thuky)
    assert (document.verified_by, document.verified_on) == (office.thuky, today())
    assert "chưa kiểm chứng" not in browser(office.congchuc1).get(page).text
    refused(document.verify, RuleNotMet, by=office.qmr)
    noted = perform(document.edit, by=office.thuky, note="Xem thêm")
    assert noted.verified_on == today()
    assert perform(document.edit, by=office.thuky, effective_on=date(2025, 7, 2)).verified_on is None


def test_what_names_no_source_is_not_verified(office):
    refused(making.in_force(office, source=" ").verify, RuleNotMet, by=office.thuky)


def test_it_is_replaced_by_one_that_holds_from_the_day_of_the_new_one(office):
    old = making.in_force(office, "61/2018/NĐ-CP", issued_on=None, effective_on=date(2018, 6, 21))
    new = making.in_force(office)
    assert "successor" in refused(old.replace, ValidationError, by=office.thuky, successor=old).message_dict
    old = perform(old.replace, by=office.thuky, successor=new)
    assert (old.state, old.replaced_by, old.ended_on) == ("replaced", new, date(2025, 7, 1))
    assert "61/2018/NĐ-CP" in browser(office.congchuc1).get(f"/external-documents/{new.pk}").text
    other = making.in_force(office, "107/2021/NĐ-CP")
    told = refused(other.replace, ValidationError, by=office.thuky, successor=old)
    assert "successor" in told.message_dict
    refused(old.expire, WrongState, by=office.thuky, reason="x")


def test_a_day_to_come_is_no_end_yet(office):
    document = making.in_force(office)
    later = today() + timedelta(days=1)
    assert "since" in refused(document.expire, ValidationError, by=office.thuky, reason="x", since=later).message_dict
    assert fresh(document).state == "in_force"


def test_it_does_not_end_before_it_began(office):
    document = making.in_force(office)
    early = document.effective_on - timedelta(days=1)
    assert "since" in refused(document.expire, ValidationError, by=office.thuky, reason="x", since=early).message_dict
    later = making.in_force(office, "200/2026/NĐ-CP")
    values = {"by": office.thuky, "successor": later, "since": early}
    assert "since" in refused(document.replace, ValidationError, **values).message_dict


def test_the_clock_ends_it_the_day_after_its_last_and_not_before(office):
    last = making.in_force(office, expires_on=today())
    over = making.in_force(office, "20/2008/NĐ-CP", expires_on=today() - timedelta(days=3))
    end_what_has_expired(now())
    assert fresh(last).state == "in_force"
    assert (fresh(over).state, fresh(over).ended_on) == ("expired", today() - timedelta(days=2))


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"issued_on": date(2025, 7, 2)}, "effective_on"),
        ({"expires_on": date(2025, 6, 30)}, "expires_on"),
    ],
)
def test_its_days_follow_each_other(office, days, field):
    with pytest.raises(ValidationError) as told, transaction.atomic():
        making.in_force(office, **days)
    assert field in told.value.message_dict


def announced(office, day, **values):
    """An older decree, and the one that takes its place from a day to come."""
    old = making.in_force(office, "61/2018/NĐ-CP", issued_on=None, effective_on=date(2018, 6, 21))
    new = making.in_force(office, effective_on=day, issued_on=today())
    return perform(old.announce, by=office.thuky, successor=new, **values), new


def test_a_successor_counts_only_from_its_day_and_not_before(office):
    day = today() + SOON
    old = making.in_force(office, "61/2018/NĐ-CP", issued_on=None, effective_on=date(2018, 6, 21))
    new = making.in_force(office, effective_on=day, issued_on=today())
    for since in (None, today() - timedelta(days=1), today()):
        said = refused(old.replace, ValidationError, by=office.thuky, successor=new, since=since).message_dict
        assert f"{day:%d/%m/%Y}" in said["successor"][0]
    told = refused(old.announce, ValidationError, by=office.thuky, successor=new, since=day - timedelta(days=1))
    assert "since" in told.message_dict
    assert "since" in refused(old.announce, ValidationError, by=office.thuky, successor=new, since=today()).message_dict
    old = perform(old.announce, by=office.thuky, successor=new)
    assert (old.state, old.replaced_by, old.expires_on) == ("in_force", new, day - timedelta(days=1))
    assert old.holds() and old.ends_soon() and not new.holds()


def test_on_its_day_the_announced_one_takes_its_place_by_itself(office):
    day = today() + SOON
    old, new = announced(office, day)
    end_what_has_expired(now())
    assert fresh(old).state == "in_force"
    with frozen(now() + SOON + timedelta(days=2)):
        end_what_has_expired(now())
        assert (fresh(old).state, fresh(old).ended_on, fresh(old).replaced_by) == ("replaced", day, new)
        assert fresh(new).holds()


def test_where_the_announced_one_holds_no_more_it_only_expires(office):
    old, new = announced(office, today() + SOON)
    with frozen(now() + SOON + timedelta(days=2)):
        perform(fresh(new).expire, by=office.thuky, reason="Bị bãi bỏ")
        end_what_has_expired(now())
        assert fresh(old).state == "expired"


def test_an_announced_replacement_is_called_off(office):
    old, _new = announced(office, today() + SOON)
    old = perform(old.call_off, by=office.thuky, reason="Lùi ngày có hiệu lực")
    assert (old.expires_on, old.replaced_by, old.state) == (None, None, "in_force")
    refused(old.call_off, RuleNotMet, by=office.thuky, reason="x")


@pytest.mark.parametrize("how", ["replaced", "expired"])
def test_an_end_by_mistake_is_taken_back_with_a_reason(office, how):
    document = getattr(making, how)(office)
    refused(document.take_back, ValidationError, by=office.thuky)
    document = perform(document.take_back, by=office.thuky, reason="Chọn nhầm văn bản")
    assert (document.state, document.ended_on, document.replaced_by) == ("in_force", None, None) and document.holds()
    end_what_has_expired(now())
    assert fresh(document).state == "in_force"


def test_of_a_last_day_that_is_near_it_is_warned_once_and_of_another_day_anew(office):
    document = making.in_force(office, expires_on=today() + SOON)
    far = making.in_force(office, "20/2008/NĐ-CP", expires_on=today() + timedelta(days=200))
    assert [warn_of_what_ends_soon(now()) for _ in range(2)] == [1, 0] and fresh(far).warned_of is None
    document = perform(fresh(document).edit, by=office.thuky, expires_on=today() + timedelta(days=20))
    assert warn_of_what_ends_soon(now()) == 1 and fresh(document).warned_of == document.expires_on


def test_a_script_enters_and_replaces_it(office):
    ask = Client(headers={"Authorization": f"Token {issue_token(office.thuky)}"}).post
    given = making.DECREE | {"issued_on": "2025-06-09", "effective_on": "2025-07-01"}
    new = ask("/api/external-documents", given, content_type="application/json")
    old = ask("/api/external-documents", given | {"sign": "61/2018/NĐ-CP"}, content_type="application/json").json()
    assert new.status_code == 201
    path = f"/api/external-documents/{old['id']}/acts/replace"
    said = ask(path, {"sequence": 1, "successor": "118/2025/NĐ-CP"}, content_type="application/json")
    assert (said.status_code, said.json()["state"]) == (200, "replaced")


def test_the_laws_of_the_demo_name_their_source_and_nobody_has_verified_them(office):
    rows = read("external.toml")["documents"]
    assert load_external(rows, by=office.system) == len(rows)
    assert load_external(rows, by=office.system) == 0
    loaded = ExternalDocument.objects.all()
    assert not loaded.filter(source="").exists()
    assert not loaded.filter(verified_on__isnull=False).exists()
    assert {each.number for each in loaded.filter(state="replaced")} == {"61/2018/NĐ-CP", "107/2021/NĐ-CP"}
    assert not list(unheard_of(rows))


def test_before_the_day_of_its_end_a_document_of_the_demo_is_still_in_force(office):
    with frozen(datetime(2025, 6, 30, 9, 0, tzinfo=ZONE)):
        load_external(read("external.toml")["documents"], by=office.system)
    assert not ExternalDocument.objects.filter(state="replaced").exists()
