"""The ways of followed dossiers: the API with its narrow token, the watched folder, the desk, and ours going out."""

import json
import os

import pytest
from django.test import Client
from django.utils.translation import override

from processes.cases.beside_ours import beside_ours, difference_in_words, ours
from processes.cases.models import Case
from processes.followed import folder
from processes.followed.handlers import look_into_the_folder
from processes.followed.models import UnplacedMessage
from qms.api.tokens import issue_token
from qms.jobs.models import Job
from qms.ledger.now import frozen, now
from qms.lifecycle.door import perform
from tests.jobs.worker import work_off
from tests.processes.cases import making as cases
from tests.processes.cases.making import at
from tests.processes.followed import making

CODE = making.dossier()["MaHoSo"]
LOGIN = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def thursday(settings, tmp_path):
    settings.FOLLOWED_SYSTEMS = {making.SYSTEM: "motcua1"}
    settings.FOLLOWED_FOLDER = str(tmp_path)
    with frozen(at(2026, 3, 5, 8, 0)), override("en"):
        yield


@pytest.fixture
def document(office):
    return making.procedure(office)


class City:
    """The city's adapter: it speaks to us with a token of the narrow scope."""

    def __init__(self, person, scope="followed"):
        self.client = Client(
            headers={"Authorization": f"Token {issue_token(person, scope=scope)}", "Accept-Language": "en"}
        )

    def post(self, way, body):
        return self.client.post(f"/api/followed/{way}", json.dumps(body), content_type="application/json")

    def get(self, address):
        return self.client.get(address)


def test_a_citys_adapter_sends_both_messages_as_they_are(office, document):
    city = City(office.motcua1)
    bad = making.dossier("H24-2", TrangThaiHoSo="0")
    answer = city.post("dossiers", {"isUpdating": "False", "data": [making.dossier(), bad, "x"]})
    assert answer.status_code == 200, answer.content
    said = answer.json()
    assert [each["became"] for each in said["results"]] == ["created", "unplaced", "unplaced"]
    assert said["count"] == {"created": 1, "unplaced": 2} and "TrangThaiHoSo" in said["results"][1]["says"][0]
    moved = city.post("progress", {"data": [making.move(state="9")]}).json()
    assert moved["results"][0]["became"] == "changed" and Case.objects.get().state == "resolved"


def test_our_own_plainer_shape(office, document):
    dossier = {
        "code": "HP-1",
        "procedure_code": "QT-TP-09",
        "state": 2,
        "received_at": "2026-03-02T08:00",
        "due_at": "2026-03-04",
        "helped_by": "UBND xã An Mẫu",
        "taken_by": "Trung tâm PVHCC",
        "decided_by": "Sở Mẫu",
        "channel": "online",
        "applicant_name": "Nguyễn Văn Mẫu",
    }
    move = {"code": "HP-1", "told_at": "2026-03-03T09:00:00+07:00", "state": 4, "handler": "Trần Mẫu", "what": "Thụ lý"}
    said = City(office.motcua1).post("messages", {"dossiers": [dossier], "progress": [move]}).json()
    assert [each["became"] for each in said["results"]] == ["created", "changed"]
    case = Case.objects.get()
    facts = case.source.facts()
    assert (case.state, case.channel) == ("in_progress", "online")
    assert (facts.helped_by, facts.taken_by, facts.decided_by) == ("UBND xã An Mẫu", "Trung tâm PVHCC", "Sở Mẫu")


@pytest.mark.parametrize(
    ("way", "body", "says"),
    [
        ("dossiers", {"isUpdating": "maybe", "data": []}, "isUpdating"),
        ("dossiers", {"data": {}}, "data"),
        ("progress", {"data": [{}] * 1001}, "data"),
        ("messages", {"dossiers": "x"}, "dossiers"),
    ],
)
def test_a_body_that_is_none_of_these_is_refused_as_a_whole(office, document, way, body, says):
    answer = City(office.motcua1).post(way, body)
    assert answer.status_code == 422 and says in answer.json()["errors"]
    assert not UnplacedMessage.objects.exists()


def test_only_the_owner_of_an_import_sends(office, document, settings):
    assert City(office.motcua2).post("dossiers", {"data": [making.dossier()]}).status_code == 403
    assert City(office.motcua2).get("/api/followed/dossiers").status_code == 403
    settings.FOLLOWED_SYSTEMS = {"a": "motcua1", "b": "motcua1"}
    city = City(office.motcua1)
    assert "Say which" in str(city.post("dossiers", {"data": [making.dossier()]}).json()["errors"])
    assert city.post("dossiers?system=c", {"data": []}).status_code == 422
    assert city.post("dossiers?system=b", {"data": [making.dossier()]}).json()["count"] == {"created": 1}
    assert Case.objects.get().source_system == "b"


@pytest.mark.parametrize("address", ["/api/cases", "/api/followed", "/api/documents", "/api/openapi.json"])
def test_a_token_of_this_scope_opens_nothing_else(office, address):
    refused = City(office.motcua1).get(address)
    assert refused.status_code == 403 and "/api/followed/" in refused.json()["detail"]
    assert City(office.motcua1, scope="").get(address).status_code in (200, 404)


# ── Ours going out


def test_ours_go_out_as_the_same_messages_since_a_moment(office, document):
    with frozen(at(2026, 3, 2, 8, 0)):
        case = cases.accepted(office, document)
    making.followed(office, document)
    with frozen(at(2026, 3, 3, 8, 0)):
        perform(case.complete_step, by=office.motcua1, values=cases.ANSWERS)
    city = City(office.motcua1)
    (told,) = city.get("/api/followed/dossiers").json()["data"]
    assert (told["MaHoSo"], told["TrangThaiHoSo"], told["NgayTiepNhan"]) == (case.number, "4", "20260302080000")
    assert told["ChuHoSo"] == "Nguyễn T. M." and "MaDoiTuong" not in told
    moves = city.get("/api/followed/progress").json()["data"]
    assert [(each["TrangThai"], each["ThoiDiemXuLy"]) for each in moves] == [
        ("2", "20260302080000"), ("4", "20260302080000"), ("4", "20260303080000"),
    ]  # fmt: skip
    assert len(city.get("/api/followed/progress?since=20260303000000").json()["data"]) == 1
    assert city.get("/api/followed/progress?since=gestern").status_code == 422
    assert city.get("/api/followed/progress?after=x").status_code == 422


def test_ours_go_out_in_pages_that_miss_nothing(office, document, monkeypatch):
    monkeypatch.setattr("processes.followed.ours.PAGE", 2)
    with frozen(at(2026, 3, 2, 8, 0)):
        numbers = {cases.accepted(office, document).number for _ in range(3)}
    city, address, seen, moves = City(office.motcua1), "/api/followed/dossiers", set(), 0
    while address:
        page = city.get(address).json()
        seen |= {each["MaHoSo"] for each in page["data"]}
        address, moves = page["next"], moves + 1
    assert seen == numbers and moves == 3


def test_what_goes_out_can_come_in(office, document):
    """What we tell of ours is what we would take of theirs."""
    with frozen(at(2026, 3, 2, 8, 0)):
        cases.accepted(office, document)
    city = City(office.motcua1)
    told = [each | {"MaHoSo": "X-1"} for each in city.get("/api/followed/dossiers").json()["data"]]
    moves = [each | {"MaHoSo": "X-1"} for each in city.get("/api/followed/progress").json()["data"]]
    assert city.post("dossiers", {"data": told}).json()["count"] == {"created": 1}
    assert city.post("progress", {"data": moves}).json()["count"] == {
        "changed": 1,
        "kept": 1,
    }  # of one moment, the further state holds


# ── The folder


def laid(settings, name, content, old=60):
    """A file in the folder of the city's system, whole for so many seconds."""
    place = folder.Path(settings.FOLLOWED_FOLDER) / making.SYSTEM
    place.mkdir(exist_ok=True)
    (place / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    moment = now().timestamp() - old
    os.utime(place / name, (moment, moment))
    return place


def test_files_are_taken_by_the_clock_and_moved_away_with_what_came_of_them(office, document, settings):
    lines = "\n".join(
        map(json.dumps, [making.dossier("H-1"), making.move("H-1", state="9"), making.dossier("H-2", MaTTHC="9")])
    )
    place = laid(settings, "ngay.jsonl", lines)
    laid(settings, "ngay.json", json.dumps({"isUpdating": "False", "data": [making.dossier("H-3")]}))
    laid(settings, "con-viet.json", "{", old=1)
    assert look_into_the_folder(now()) == 2
    work_off()
    assert Job.objects.get().state == "done"
    assert {case.number: case.state for case in Case.objects.all()} == {"H-1": "resolved", "H-3": "in_progress"}
    done = sorted(each.name.split("-", 3)[-1] for each in (place / "done").iterdir())
    assert done == ["ngay.json", "ngay.json.txt", "ngay.jsonl", "ngay.jsonl.txt"]
    (said,) = [each.read_text() for each in (place / "done").glob("*ngay.jsonl.txt")]
    assert "3. H-2" in said and "“9”" in said
    assert [each.name for each in place.glob("*.json")] == ["con-viet.json"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"data": [', "Line 1 is no JSON"),
        ('{"rows": []}', "neither “data” nor"),
        (b"\xff\xfe{\x00", "not written in UTF-8"),
        ("[]", "neither “data” nor"),
        ('{"data": "x"}', "neither “data” nor"),
    ],
)
def test_a_file_that_can_not_be_read_is_put_aside_with_a_sentence(office, document, settings, content, says):
    place = laid(settings, "hong.json", content)
    folder.take_file(place / "hong.json", making.SYSTEM, office.motcua1)
    (said,) = (place / "failed").glob("*.txt")
    assert says in said.read_text() and not (place / "hong.json").exists() and not Case.objects.exists()


def test_what_is_no_file_holds_up_no_other_and_capitals_end_a_name_too(office, document, settings):
    place = laid(settings, "NGAY.JSON", json.dumps({"data": [making.dossier()]}))
    (place / "gone.json").symlink_to(place / "nowhere")
    (place / "folder.json").mkdir()
    assert [path.name for _system, path in folder.waiting()] == ["NGAY.JSON"]


def test_a_file_of_somebody_who_has_gone_is_put_aside(office, document, settings):
    place = laid(settings, "a.json", json.dumps({"data": [making.dossier()]}))
    folder.take_file(place / "a.json", making.SYSTEM, None)
    assert len(list((place / "failed").iterdir())) == 2


# ── The desk


def test_the_desk_finds_a_followed_dossier_by_its_code_and_does_not_take_it_in_twice(office, document):
    making.followed(office, document)
    desk = Client()
    desk.force_login(office.motcua1, backend=LOGIN)
    given = {"whole-form": "1", "procedure": document.number, "channel": "counter", "parts": cases.PARTS}
    given |= {"applicant_name": "Lê Văn Khác", "source_code": " h24.18 - 260302-0001"}
    page = desk.post("/cases/new", given)
    assert page.status_code == 422 and CODE in page.content.decode() and Case.objects.count() == 1
    assert desk.post("/cases/new", given | {"source_code": "H24.18-260302-0002"}).status_code == 302


def test_the_desk_is_asked_when_the_applicant_of_a_followed_dossier_comes(office, document):
    making.followed(office, document)
    desk = Client()
    desk.force_login(office.motcua1, backend=LOGIN)
    given = {"whole-form": "1", "procedure": document.number, "channel": "counter", "parts": cases.PARTS}
    page = desk.post("/cases/new", given | {"applicant_name": "nguyen thi mau"})
    assert page.status_code == 422 and CODE in page.content.decode()


# ── Pages


def test_the_page_of_a_followed_dossier_tells_its_source_and_offers_no_act(office, document):
    case = making.followed(office, document, TruongMoi="x")
    making.take(office, making.move(NgayKetThucTheoQuyDinh="20260302090000"))
    client = Client()
    client.force_login(office.motcua1, backend=LOGIN)
    page = client.get(f"/cases/{case.pk}").content.decode()
    for words in ("Trần Văn Mẫu", "Thụ lý hồ sơ", making.SYSTEM, "UBND xã Vĩnh Bảo", "TruongMoi"):
        assert words in page, words
    assert f"/cases/{case.pk}/acts/" not in page and "Nguyễn Thị Mẫu" not in page


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        ("20260305080000", "the same as ours"),
        ("20260305093000", "1.5 working hours after ours"),
        ("20260304163500", "55 working minutes before ours"),
        ("20260306080000", "1 working day after ours"),
        ("20260309120000", "2.4 working days after ours"),
    ],
)
def test_the_difference_to_our_own_moment_is_told_in_days_below_one_in_hours(office, document, theirs, words):
    case = making.followed(office, document, NgayHenTra=theirs)
    assert difference_in_words(case) == words, (ours(case), beside_ours(case))


def test_the_register_tells_followed_dossiers_from_ours(office, document):
    followed, own = making.followed(office, document), cases.received(office, document)
    client = Client()
    client.force_login(office.motcua1, backend=LOGIN)
    for asked, shown, left in (("followed", followed, own), ("run_here", own, followed)):
        page = client.get(f"/cases?{asked}=on").content.decode()
        assert shown.number in page and left.number not in page, asked


def test_what_has_no_place_stands_on_a_page_without_who_applies(office, document):
    making.take(office, making.dossier(MaTTHC="9.9"))
    client = Client()
    client.force_login(office.qmr, backend=LOGIN)
    page = client.get("/followed/unplaced").content.decode()
    assert CODE in page and "9.9" in page and "Nguyễn" not in page
    client.force_login(office.congchuc3, backend=LOGIN)
    assert client.get("/followed/unplaced").status_code == 403
