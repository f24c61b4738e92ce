"""A nonconformity by the pages: reported on a dossier's page, worked on by everybody it needs, closed by a verifier."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from processes.nonconformities.handlers import open_checks
from processes.nonconformities.models import Nonconformity
from qms.ledger.now import frozen, now
from tests.processes.cases import making as cases
from tests.processes.nonconformities import making as making

MONDAY = cases.MONDAY
DAY = timedelta(days=1)
PHOTO = SimpleUploadedFile("so-tra-ket-qua.png", b"\x89PNG\r\n\x1a\n mau")


def test_from_a_dossier_to_the_proof_that_it_helped(office, person):
    making.clause()
    making.cause(office)
    document = cases.procedure(office)
    with frozen(MONDAY):
        case = cases.on_work(office, document)
        address = _report(person("congchuc1"), case)
        _take_on_and_contain(person, address)
        _analyse_and_plan(person, address)
        person("qmr").act(address, "start")
        _do_the_action(person)
        head = person("truongphong")
        head.act(address, "complete")
        assert "confirm_effective" not in person("danhgia1").open("/").html
        assert "confirm_effective" not in person("danhgia1").open(address).acts
    with frozen(MONDAY + 31 * DAY):
        assert open_checks(now()) == 1
        verifier = person("danhgia1")
        assert f"{address}/acts/confirm_effective" in verifier.open("/").html
        given = {"judged": "Không hồ sơ nào trễ", "evidence": "Báo cáo tháng"}
        assert verifier.act(address, "confirm_effective", 422, password="sai", **given).status == 422
        page = verifier.act(address, "confirm_effective", password="demo", **given)
        assert "Không hồ sơ nào trễ" in page.text and not page.acts
        assert Nonconformity.objects.get().state == "closed"
        assert address in person("congchuc1").open("/cases/1".replace("1", str(case.pk))).links


def _report(reporter, case):
    """From the dossier's own page; the unit and the step stand there already."""
    page = reporter.follow(reporter.open(f"/cases/{case.pk}"), "/nonconformities/new?about=")
    return reporter.send(page, page.form("description"), description="Hồ sơ thiếu chữ ký người nhận").path


def _take_on_and_contain(person, address):
    given = {"owner": "truongphong", "severity": "major", "clause": "8.5.1"}
    person("qmr").act(address, "accept", **given)
    head = person("truongphong")
    assert "contain" not in head.open(address).acts  # no correction yet
    head.act(address, "correct", what="Mời người dân ký bổ sung", files=[PHOTO])
    assert PHOTO.name in head.act(address, "contain", probable_cause="thieu-nguoi").text


def _analyse_and_plan(person, address):
    head = person("truongphong")
    given = {
        "whys__why": ["Không ai kiểm tra", "Người kiểm tra nghỉ"],
        "root_causes__cause": ["thieu-nguoi"],
        "root_causes__text": ["Không phân công người thay"],
        "other_processes_checked": "Ba thủ tục khác: không có.",
    }
    page = head.follow(head.open(address), "/acts/analyse")
    head.send(page, page.form("whys-why"), **given)
    assert "plan" not in head.open(address).acts
    due = date(2026, 3, 20).isoformat()
    root = Nonconformity.objects.get().work.root_causes().get().pk
    persons = {"responsible": "congchuc2", "verifier": "congchuc3"}
    head.act(address, "add_action", root_causes=[root], title="Phân công người thay", due_on=due, **persons)
    plan = {"criterion": "Không hồ sơ nào thiếu chữ ký", "waiting_days": 30}
    head.act(address, "plan", 422, verifier="congchuc2", **plan)
    head.act(address, "plan", verifier="danhgia1", **plan)


def _do_the_action(person):
    action = Nonconformity.objects.get().actions().get()
    doer = person("congchuc2")
    doer.act(f"/actions/{action.pk}", "start")
    doer.act(f"/actions/{action.pk}", "report_done", without_evidence="Bảng phân công đã niêm yết")
    assert "complete" not in person("truongphong").open(f"/nonconformities/{Nonconformity.objects.get().pk}").acts
    person("congchuc3").act(f"/actions/{action.pk}", "accept")
