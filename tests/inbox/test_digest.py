"""The daily mail: one per person and working day, only with work, only where mail is configured."""

from datetime import datetime, timedelta

import pytest
from django.core import mail

from qms.evidence.outbox import Outgoing
from qms.inbox.clock import run_clock
from qms.inbox.models import Digest
from qms.ledger.now import frozen
from qms.workdays.line import ZONE
from tests.documents.controlled import making
from tests.jobs.worker import work_off

from .working import due

MONDAY = datetime(2026, 3, 9, 8, 0, tzinfo=ZONE)


@pytest.fixture
def late(office):
    office.congchuc1.email = "congchuc1@xa.vn"
    office.congchuc1.save()
    with frozen(MONDAY):
        due(making.draft(office), days=3)
    return office


def pass_at(moment):
    with frozen(moment):
        run_clock()
        work_off()


def test_late_work_is_mailed_once_a_working_day(late):
    pass_at(MONDAY)
    pass_at(MONDAY + timedelta(hours=3))
    (sent,) = mail.outbox
    assert sent.to == ["congchuc1@xa.vn"]
    assert "06/03/2026" in sent.body
    pass_at(MONDAY + timedelta(days=1))
    assert len(mail.outbox) == 2


def test_no_mail_at_night_or_on_a_day_off(late):
    pass_at(MONDAY.replace(hour=4))
    pass_at(MONDAY - timedelta(days=1))
    assert mail.outbox == []


def test_no_mail_without_work_that_presses(office):
    office.congchuc1.email = "congchuc1@xa.vn"
    office.congchuc1.save()
    making.draft(office)
    pass_at(MONDAY)
    assert mail.outbox == []


def test_nothing_is_written_without_a_mail_server(late, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    pass_at(MONDAY)
    assert not Outgoing.objects.exists()


def test_whoever_was_asked_about_before_the_worker_broke_off_gets_no_second_mail(late):
    late.qmr.email = "qmr@xa.vn"
    late.qmr.save()
    with frozen(MONDAY):
        run_clock()
        Digest.objects.create(person=late.congchuc1, day=MONDAY.date(), tasks=1)
        work_off()
    # The seal of the day leaves by mail to whoever answers for quality; of tasks nobody is told twice.
    assert all("niêm phong" in each.subject for each in mail.outbox) and Digest.objects.count() == 2


def test_mail_that_could_not_leave_is_sent_at_a_later_pass(late, monkeypatch):
    monkeypatch.setattr("qms.evidence.outbox.send_mail", lambda *mail: (_ for _ in ()).throw(OSError("no server")))
    pass_at(MONDAY)
    assert mail.outbox == [] and Outgoing.objects.get().error == "no server"
    monkeypatch.undo()
    pass_at(MONDAY + timedelta(minutes=1))
    assert len(mail.outbox) == 1
