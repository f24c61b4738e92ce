"""Each pass of the clock verifies what is new; what it finds is told, shown, and stays told until all is whole."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse

from documents.controlled.models import DocumentRevision
from qms.evidence import rows_verified
from qms.evidence.seal_copies import SealCopy, Way, mail_today
from qms.evidence.seals import Seal, make_seal, sealed_upto
from qms.evidence.verdicts import Verification, alarm, last_whole, watched_up_to
from qms.evidence.verification import verify
from qms.evidence.verification_job import ask_at_night, ask_for_verification
from qms.evidence.watch import verify_new_and_seal
from qms.inbox.alarms import who_may_know
from qms.inbox.models import Notice
from qms.jobs.models import Job
from qms.ledger.now import frozen, now
from qms.lifecycle.door import create
from qms.lifecycle.errors import RuleNotMet
from qms.people.models import Unit, User
from tests.documents.controlled import making
from tests.guards import lifted
from tests.jobs.worker import work_off

from . import forgeries

pytestmark = pytest.mark.both_databases


@pytest.fixture
def renamed(office):
    """Somebody with the database alone gives a person another name."""
    verify_new_and_seal()
    before = User.objects.get(pk=office.congchuc1.pk).full_name
    User.objects.filter(pk=office.congchuc1.pk).update(full_name="Người Khác")
    verify_new_and_seal()
    return before


def test_a_pass_finds_nothing_where_all_is_whole(office):
    making.approved(office)
    assert (verify_new_and_seal(), verify_new_and_seal(), alarm()) == (1, 0, None)
    assert watched_up_to() == Seal.objects.last().number
    assert not Verification.objects.exists()


def test_a_renamed_person_is_found_by_the_next_pass(office, renamed):
    assert f"people_user {office.congchuc1.pk}" in alarm().says
    told = {notice.person_id for notice in Notice.objects.filter(message__contains="NOT whole")}
    assert told == {person.pk for person in who_may_know()} and office.quantri.pk in told


def test_it_is_told_once(office, renamed):
    verify_new_and_seal()
    assert Verification.objects.count() == 1


def test_the_banner_stands_until_a_whole_verification_finds_all_whole(office, renamed, client):
    client.force_login(office.qmr)
    assert "KHÔNG còn nguyên vẹn" in client.get(reverse("home")).text
    client.force_login(office.congchuc1)
    assert "KHÔNG còn nguyên vẹn" not in client.get(reverse("home")).text
    User.objects.filter(pk=office.congchuc1.pk).update(full_name=renamed)
    verify_new_and_seal()
    assert alarm() is not None
    ask_for_verification(by=office.quantri)
    work_off()
    assert alarm() is None and last_whole().findings == 0
    client.force_login(office.qmr)
    assert "KHÔNG còn nguyên vẹn" not in client.get(reverse("home")).text


def test_acts_stand_still_where_it_is_set(office, renamed, settings):
    words = {"code": "moi", "name": "Bộ phận mới", "parent": office.units["vinhbao"], "reason": "Lập mới"}
    settings.ACTS_STAND_STILL = True
    with pytest.raises(RuleNotMet, match="chứng cứ"), transaction.atomic():
        create(Unit, by=office.quantri, **words)
    settings.ACTS_STAND_STILL = False
    assert create(Unit, by=office.quantri, **words).pk


def test_machines_are_told(office, renamed, client):
    told = client.get(reverse("ready")).json()
    assert (told["status"], told["evidence"]) == ("ready", "altered")


@pytest.mark.parametrize("forgery", ["edited", "edited_and_chained_again", "middle_removed"])
def test_what_was_forged_since_the_last_pass_is_found(office, forgery):
    verify_new_and_seal()
    revision = making.approved(office)
    tables = {DocumentRevision._meta.db_table, DocumentRevision.history.model._meta.db_table}
    connection.check_constraints()
    with lifted(connection, tables):
        getattr(forgeries, forgery)(revision.pk)
        connection.check_constraints()
    verify_new_and_seal()
    assert "controlled_" in alarm().says


def test_the_night_is_verified_once_and_says_so(office):
    moment = now().replace(hour=9)
    with frozen(moment):
        assert (ask_at_night(), ask_at_night()) == (1, 0)
        work_off()
        assert ask_at_night() == 0 and last_whole().findings == 0
    with frozen(moment + timedelta(days=1)):
        assert ask_at_night() == 1


def test_a_verification_goes_on_where_it_was_broken_off(office, monkeypatch):
    monkeypatch.setattr(rows_verified, "SEALS", 2)
    monkeypatch.setattr("qms.evidence.verification.SEALS", 2)
    for number in range(5):
        making.document(office, code=f"QT-HT-1{number}")
        make_seal()
    reached = []
    assert not list(verify(after_stretch=reached.append)) and reached == [2, 4]
    ask_for_verification(by=office.quantri)
    Job.objects.update(facts={"seal": 4, "found": ["a table 1: was altered"], "begun": now().isoformat()})
    work_off()
    assert last_whole().says == "a table 1: was altered"


def test_seals_name_what_has_grown_and_now_and_then_everything(office, monkeypatch):
    monkeypatch.setattr("qms.evidence.seals.WHOLE_EACH", 3)
    for number in range(5):
        making.document(office, code=f"QT-HT-1{number}")
        make_seal()
    told = [len(seal.covers) for seal in Seal.objects.all()]
    assert told[0] == told[3] > 50 and max(told[1], told[2], told[4]) < 5
    newest = making.Document.history.model.objects.order_by("-history_id").first()
    assert sealed_upto()["controlled.Document"] == newest.history_id and not list(verify())


def test_copies_go_to_a_folder_and_catch_up_after_it_was_away(
    office, settings, tmp_path, django_capture_on_commit_callbacks
):
    share = tmp_path / "share"
    settings.SEALS_FOLDERS = [str(share)]
    with django_capture_on_commit_callbacks(execute=True):
        make_seal()
    share.rename(tmp_path / "away")
    (tmp_path / "share").write_text("a file stands where the folder was")
    making.document(office)
    with django_capture_on_commit_callbacks(execute=True):
        make_seal()
    share.unlink()
    (tmp_path / "away").rename(share)
    making.document(office, code="QT-HT-02")
    with django_capture_on_commit_callbacks(execute=True):
        make_seal()
    lines = (share / "seals.txt").read_text().splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2", "3"]
    assert SealCopy.objects.get(way=Way.FOLDER).number == 3 and not list(verify())
    (share / "seals.txt").write_text(lines[0].replace(lines[0].split()[-1], "0" * 64))
    assert [each.says for each in verify()] == ["differs from the copy kept outside, or is gone"]


def test_a_seal_is_mailed_once_a_day(office, mailoutbox):
    office.qmr.email = "qmr@example.vn"
    office.qmr.save()
    make_seal()
    assert (mail_today([office.qmr]), mail_today([office.qmr])) == (1, 0)
    with frozen(now() + timedelta(days=1)):
        assert mail_today([office.qmr]) == 1
