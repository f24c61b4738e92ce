"""The doctor finds what is wrong, each fault planted once, and says what to do."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from qms.inbox import doctor
from qms.inbox.clock import run_clock
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create
from qms.web.printed import pdf
from qms.workdays.models import CalendarYear
from tests.documents.controlled import making
from tests.roles import as_owner

pytestmark = pytest.mark.both_databases


@pytest.fixture
def healthy(office, monkeypatch):
    """An office whose clock passes, on a machine that can make PDF files."""
    monkeypatch.setattr(pdf, "has_pango", lambda: True)
    monkeypatch.setattr(pdf, "vietnamese_serif", lambda: "Liberation Serif")
    for year in (today().year, today().year + 1):
        words = {"announced": True, "announcement": "Thông báo nghỉ lễ", "reason": "Đã công bố"}
        create(CalendarYear, by=office.quantri, year=year, **words)
    run_clock()
    return office


def faults():
    return {str(each.subject) for each in doctor.examine() if not each.well}


def test_a_healthy_program_has_no_faults(healthy, capsys):
    assert faults() == set()
    call_command("doctor")
    assert "✗" not in capsys.readouterr().out


def test_a_machine_without_pango_is_told(healthy, monkeypatch):
    monkeypatch.setattr(pdf, "has_pango", lambda: False)
    assert faults() == {"PDF"}


def test_a_dropped_guard_is_named(healthy, capsys):
    with as_owner(connection), connection.cursor() as cursor:
        on = ' ON "controlled_documentrevision"' if connection.vendor == "postgresql" else ""
        cursor.execute(f'DROP TRIGGER "controlled_documentrevision_arrows"{on}')
    with pytest.raises(SystemExit) as left:
        call_command("doctor")
    assert left.value.code == 1
    assert "controlled_documentrevision_arrows" in capsys.readouterr().err


def test_a_clock_that_never_passed_is_missed(office):
    assert str(doctor.clock().subject) in faults()


def test_a_clock_that_stands_still_is_missed(healthy):
    with frozen(now() + timedelta(hours=3)):
        assert not doctor.clock().well


def test_a_fault_in_the_last_pass_is_told(healthy, monkeypatch):
    monkeypatch.setattr("qms.inbox.clock.send_soon", lambda: 1 / 0)
    run_clock()
    assert "ZeroDivisionError" in doctor.clock().says


def test_evidence_long_unsealed_is_told(healthy):
    making.draft(healthy)
    assert doctor.seal().well
    with frozen(now() + timedelta(days=3)):
        assert not doctor.seal().well


def test_real_work_with_keys_known_to_everybody_is_told(healthy, settings):
    settings.DEMO = False
    assert not doctor.secrets().well
    settings.SECRET_KEY, settings.EVIDENCE_KEYS = "x" * 40, {"2026": "y" * 40}
    settings.CLOCK_MAY_BE_SET = False
    assert doctor.secrets().well


def test_a_folder_that_can_not_be_written_is_named(healthy, settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.MEDIA_ROOT = tmp_path / "file"
    assert str(tmp_path / "file") in doctor.folders().says


def test_a_changed_page_file_is_named(healthy, monkeypatch):
    monkeypatch.setattr(doctor, "_digest", lambda path: "")
    assert "htmx" in doctor.vendored_files().says


def test_the_health_page_says_the_same_to_the_administrator_only(healthy, client):
    client.force_login(healthy.quantri)
    page = client.get("/health")
    assert page.status_code == 200 and page.context["faults"] == []
    client.force_login(healthy.qmr)
    assert client.get("/health").status_code == 403
