"""A message that will never find a place is dismissed with a reason, stays dismissed, and can be made to wait again."""

import pytest
from django.test import Client
from django.utils.translation import override

from processes.cases.models import Case
from processes.followed.intake import Intake
from processes.followed.models import Dismissal, UnplacedMessage
from processes.followed.second_try import take_up_all
from qms.ledger.now import frozen
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from tests.processes.cases.making import at, refusing
from tests.processes.followed import making

pytestmark = pytest.mark.both_databases
LOGIN = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def thursday(settings):
    settings.FOLLOWED_SYSTEMS = {making.SYSTEM: "motcua1", "bo": "motcua2"}
    with frozen(at(2026, 3, 5, 8, 0)), override("en"):
        yield


def try_once_more(office):
    return take_up_all([Intake(making.SYSTEM, office.motcua1)])


def test_what_is_dismissed_is_tried_no_more_and_stays_so_when_it_is_sent_again(office):
    dismissal = making.dismissed(office)
    assert dismissal.history.get().reason == "Thử nghiệm của thành phố"
    making.procedure(office, national_code="9.9")
    assert try_once_more(office) == 0 and not Case.objects.exists()
    row = UnplacedMessage.objects.get()
    row.refresh_from_db()
    assert row.settled_at is not None


def test_the_same_sent_again_stays_dismissed_and_is_counted(office):
    making.dismissed(office)
    making.take(office, making.dossier(MaTTHC="9.9"))
    row = UnplacedMessage.objects.get()
    assert row.times == 2 and row.settled_at is not None
    making.take(office, making.dossier("X-2", MaTTHC="9.9"))  # what nobody dismissed still waits
    assert UnplacedMessage.objects.filter(settled_at=None).count() == 1


def test_taken_back_it_waits_and_finds_its_place(office):
    dismissal = making.dismissed(office)
    perform(dismissal.take_back, by=office.qmr, reason="Nhầm")
    with refusing(RuleNotMet):
        perform(dismissal.take_back, by=office.qmr, reason="Nhầm")
    making.procedure(office, national_code="9.9")
    assert try_once_more(office) == 1 and Case.objects.count() == 1
    assert [row.act for row in dismissal.history.order_by("sequence")] == ["create", "take_back"]


@pytest.mark.parametrize(("who", "may"), [("qmr", True), ("motcua1", True), ("motcua2", False), ("congchuc1", False)])
def test_the_keeper_and_the_owner_of_this_system_dismiss_and_nobody_else(office, who, may):
    row, person = making.without_place(office), getattr(office, who)
    if may:
        create(Dismissal, by=person, message=row, reason="Thử")
    else:
        with refusing(WrongPerson):
            create(Dismissal, by=person, message=row, reason="Thử")
    assert (UnplacedMessage.objects.get().settled_at is not None) == may


def test_the_page_dismisses_with_a_reason_and_takes_back(office):
    row = making.without_place(office)
    browser = Client()
    browser.force_login(office.motcua1, backend=LOGIN)
    address = f"/followed/unplaced/{row.pk}"
    page = browser.get(address).content.decode()
    assert "Cell(" not in page and "Hạn" in page and "due_at" not in page
    assert "9.9" in page and "Nguyễn" not in page and making.dossier()["MaDoiTuong"] not in page
    assert browser.post(address, {"whole-form": "1", "reason": ""}).status_code == 422
    assert browser.post(address, {"whole-form": "1", "reason": "Hồ sơ thử"}).status_code == 302
    assert f'href="{address}"' not in browser.get("/followed/unplaced").content.decode()
    assert f'href="{address}"' in browser.get("/followed/unplaced?dismissed").content.decode()
    page = browser.get(address).content.decode()
    assert "Hồ sơ thử" in page and "Cho chờ lại" in page
    assert browser.post(address, {"whole-form": "1", "reason": "Nhầm", "sequence": "0"}).status_code == 409
    assert browser.post(address, {"whole-form": "1", "reason": "Nhầm", "sequence": "1"}).status_code == 302
    assert UnplacedMessage.objects.get().settled_at is None
    browser.force_login(office.motcua2, backend=LOGIN)  # the owner of another system sees none of these
    assert browser.get(address).status_code == 404
    assert row.code not in browser.get("/followed/unplaced").content.decode()


@pytest.mark.parametrize(("who", "sees"), [("qmr", True), ("motcua1", True), ("congchuc1", False)])
def test_the_register_leads_the_keeper_and_the_owner_there(office, who, sees):
    browser = Client()
    browser.force_login(getattr(office, who), backend=LOGIN)
    assert ("/followed/unplaced" in browser.get("/cases").content.decode()) == sees
