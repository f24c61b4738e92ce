"""The pages of nonconformities: one press from anywhere, the live panel, drawings, the API."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate
from docx import Document

from processes.nonconformities.analysis import checked
from processes.nonconformities.diagram import drawing_of, sentences_of
from processes.nonconformities.models import Nonconformity
from qms.ledger.now import frozen
from tests.processes.cases import making as cases
from tests.processes.nonconformities import making as making

PHOTO = b"\x89PNG\r\n\x1a\n mau"
BONES = {
    "problem": "Trễ hạn <b>",
    "branches": [
        {"name": "Con người", "causes": ["Nghỉ phép", "Chưa được hướng dẫn"]},
        {"name": "Thiết bị", "causes": ["Máy chậm"]},
        {"name": "Con người", "causes": ["Quá tải"]},
    ],
}


def browser(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


@pytest.mark.parametrize(("person", "offered"), [("motcua1", True), ("qmr", True), ("quantri", False)])
def test_every_page_leads_to_a_report_for_people_with_posts(office, person, offered):
    html = text_of(browser(getattr(office, person)), "/")
    assert html.count('href="/nonconformities/new" data-report') == (2 if offered else 0)  # the bar, and the thumb


def test_a_page_of_a_record_names_it_and_what_is_known_stands_there(office):
    case = cases.on_work(office)
    client = browser(office.congchuc1)
    address = f"/nonconformities/new?about=cases/{case.pk}"
    assert address in text_of(client, f"/cases/{case.pk}")
    html = text_of(client, address)
    assert f'name="origin" value="cases/{case.pk}"' in html
    assert f'<option value="{case.unit.code}" selected>' in html
    assert str(case.way.open()[0].step) in html


def test_two_answers_and_a_photo_are_enough(office):
    case = cases.on_work(office)
    given = {
        "origin": f"cases/{case.pk}",
        "description": "Thiếu chữ ký",
        "unit": "vhxh",
        "files": SimpleUploadedFile("anh.png", PHOTO),
    }
    answer = browser(office.congchuc1).post("/nonconformities/new", given)
    record = Nonconformity.objects.get()
    assert answer["Location"] == f"/nonconformities/{record.pk}"
    assert (record.title, record.source, record.origins()) == ("Thiếu chữ ký", "self_detected", [case])
    html = text_of(browser(office.congchuc1), f"/nonconformities/{record.pk}")
    assert "anh.png" in html and f'href="/cases/{case.pk}"' in html
    assert f'href="/nonconformities/{record.pk}"' in text_of(browser(office.congchuc1), f"/cases/{case.pk}")


@pytest.mark.parametrize("about", ["cases/999", "users/1", "cases", "cases/x", "cases/99999999999999999999"])
def test_what_it_is_about_is_a_record_the_person_sees(office, about):
    given = {"origin": about, "description": "Thiếu chữ ký", "unit": "vhxh"}
    assert browser(office.congchuc1).post("/nonconformities/new", given).status_code == 422
    assert not Nonconformity.objects.exists()
    assert text_of(browser(office.congchuc1), f"/nonconformities/new?about={about}")


def test_nobody_reports_an_audit_finding_by_hand(office):
    given = {"description": "x", "unit": "vhxh", "source": "audit_finding"}
    assert browser(office.congchuc1).post("/nonconformities/new", given).status_code == 422


def test_a_late_dossier_becomes_one_with_one_press(office):
    with frozen(cases.MONDAY):
        case = cases.on_work(office)
    client = browser(office.congchuc1)
    with frozen(cases.at(2026, 4, 20, 9, 0)):
        page = text_of(client, f"/cases/{case.pk}")
        form = page.partition('action="/nonconformities/new"')[2].partition("</form>")[0]
        fields = dict(
            each.partition('"')[0:3:2] for each in form.split('<input type="hidden" name="')[1:] if "value=" in each
        )
        given = {name: rest.partition('value="')[2].partition('"')[0] for name, rest in fields.items()}
        client.post("/nonconformities/new", given)
        record = Nonconformity.objects.get()
        assert (record.source, record.origins(), record.unit) == ("case_late", [case], case.unit)
        assert case.number in record.title and case.number in record.description
        assert 'action="/nonconformities/new"' not in text_of(client, f"/cases/{case.pk}")


@pytest.mark.django_db(transaction=True)
def test_what_came_before_is_shown_while_typing_and_after_sending(office):
    record = making.reported(office)
    client = browser(office.congchuc1)
    typed = {"description": "ho so tro cap tre han khong ai tham dinh thay", "unit": "vhxh"}
    answer = client.post("/nonconformities/alike", typed)
    assert record.number in answer.content.decode()
    refused = client.post("/nonconformities/new", typed | {"detected_on": "2999-01-01"})
    assert refused.status_code == 422 and record.number in refused.content.decode()
    assert browser(office.quantri).post("/nonconformities/alike", typed).status_code == 403
    other = making.contained(office)
    assert record.number in text_of(browser(office.truongphong), f"/nonconformities/{other.pk}")
    assert record.number in text_of(browser(office.truongphong), f"/nonconformities/{other.pk}/acts/analyse")


@pytest.mark.django_db(transaction=True)
def test_the_analysis_is_entered_in_rows(office):
    record = making.contained(office)
    client = browser(office.truongphong)
    page = text_of(client, f"/nonconformities/{record.pk}/acts/analyse")
    assert page.count('name="whys-why"') == 5 and page.count('name="bones-branch"') == 6
    given = {
        "whole-form": "1",
        "analysis_method": "fishbone",
        "problem": "Trễ hạn",
        "bones-branch": ["Con người", "", "Thiết bị"],
        "bones-cause": ["Nghỉ phép", "", "Máy chậm"],
        "whys-why": ["", ""],
        "root_causes-cause": ["thieu-nguoi", ""],
        "root_causes-text": ["Không phân công", ""],
        "other_processes_checked": "Đã xem",
    }
    wrong = client.post(f"/nonconformities/{record.pk}/acts/analyse", given | {"bones-branch": ["", "", ""]})
    assert wrong.status_code == 422 and "Máy chậm" in wrong.content.decode()
    assert client.post(f"/nonconformities/{record.pk}/acts/analyse", given).status_code == 302
    analysed = making.fresh(record)
    assert [bone["name"] for bone in analysed.analysis["branches"]] == ["Con người", "Thiết bị"]
    html = text_of(client, f"/nonconformities/{record.pk}")
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img"' in html and "Máy chậm" in html


@pytest.mark.parametrize(("method", "data"), [("fishbone", BONES), ("five_why", making.WHYS)])
def test_a_drawing_says_everything_and_runs_nothing(method, data):
    shown = checked(method, data)
    svg, words = str(drawing_of(method, shown)), " ".join(sentences_of(method, shown))
    for text in ("Nghỉ phép", "Quá tải") if method == "fishbone" else making.WHYS["whys"]:
        assert text in words
        assert all(word in svg for word in text.split())
    assert "<title" in svg and "<desc" in svg and "<b>" not in svg and "<script" not in svg


def test_branches_of_one_name_are_one():
    branches = checked("fishbone", BONES)["branches"]
    assert [(bone["name"], len(bone["causes"])) for bone in branches] == [("Con người", 3), ("Thiết bị", 1)]


def test_the_register_asks_no_more_for_more_rows(office, django_assert_max_num_queries):
    for _ in range(12):
        making.reported(office)
    client = browser(office.qmr)
    client.get("/nonconformities")
    with django_assert_max_num_queries(22):
        assert text_of(client, "/nonconformities").count("Hồ sơ trợ cấp trễ hạn") == 12
    assert text_of(client, "/nonconformities?severity=major&late=on").count("Hồ sơ trợ cấp") == 0


@pytest.mark.parametrize("state", making.IN_STATE)
def test_the_page_of_every_state_is_shown_also_as_of_a_day(office, state):
    record = making.IN_STATE[state](office)
    client = browser(office.qmr)
    assert record.number in text_of(client, f"/nonconformities/{record.pk}")
    day = localdate(record.created_at).isoformat()
    assert record.number in text_of(client, f"/nonconformities/{record.pk}?as_of={day}")


def test_an_earlier_round_stays_on_the_page(office):
    record = making.checking(office)
    client = browser(office.danhgia1)
    with making.after_waiting(record):
        answer = client.post(
            f"/nonconformities/{record.pk}/acts/find_ineffective", {"reason": "Vẫn trễ", "judged": "3 hồ sơ trễ"}
        )
        assert answer.status_code == 302
        html = text_of(client, f"/nonconformities/{record.pk}")
    assert "Vẫn trễ" in html and "3 hồ sơ trễ" in html and "Ban hành bảng phân công" in html


def test_the_request_for_corrective_action_is_printed(office):
    record = making.closed(office)
    client = browser(office.qmr)
    assert f"/nonconformities/{record.pk}/forms/request.docx" in text_of(client, f"/nonconformities/{record.pk}")
    answer = client.get(f"/nonconformities/{record.pk}/forms/request.docx")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    said = "\n".join(_texts(Document(BytesIO(content))))
    for words in (record.number, "Xin lỗi người dân", "Không ai thay khi nghỉ phép", "Ban hành bảng phân công"):
        assert words in said


def _texts(document):
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def test_a_script_reports_and_analyses_by_the_same_door(office):
    client = browser(office.congchuc1)
    given = {"description": "Thiếu chữ ký", "unit": "vhxh"}
    answer = client.post("/api/nonconformities", json.dumps(given), content_type="application/json")
    assert answer.status_code == 201, answer.content
    record = making.contained(office)
    body = {
        "sequence": record.sequence,
        "analysis_method": "five_why",
        "whys": [{"why": "Nghỉ phép"}, {"why": "Không có người thay"}],
        "root_causes": [{"cause": "thieu-nguoi", "text": "Không phân công"}],
        "other_processes_checked": "Đã xem",
    }
    address = f"/api/nonconformities/{record.pk}/acts/analyse"
    owner = browser(office.truongphong)
    wrong = body | {"root_causes": [{"cause": "khong-co"}]}
    refused = owner.post(address, json.dumps(wrong), content_type="application/json")
    assert refused.status_code == 422 and "root_causes" in refused.json()["errors"]
    assert owner.post(address, json.dumps(body), content_type="application/json").status_code == 200
    closing = {"sequence": making.fresh(record).sequence, "reason": "Xong"}
    address = f"/api/nonconformities/{record.pk}/acts/close_with_correction"
    assert browser(office.qmr).post(address, json.dumps(closing), content_type="application/json").status_code == 409
    state = browser(office.qmr).patch(
        f"/api/nonconformities/{record.pk}", json.dumps({"state": "closed"}), content_type="application/json"
    )
    assert state.status_code == 405 and making.fresh(record).state == "analysed"
