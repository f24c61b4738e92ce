"""An audit on site in a real browser: nothing typed is lost and nothing is doubled, whatever the network does."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from audits.findings.models import Finding
from qms.evidence.attachments import attachments_of
from qms.lifecycle.door import perform
from tests.audits.conduct import making as making
from tests.office import Office
from tests.processes.cases import making as cases

from .conftest import SIZES, come_in, page_is_clean

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHOTO = {"name": "anh.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n mau"}


@pytest.fixture
def audit(transactional_db):
    """Under way, led by danhgia1, with vanthu as second auditor."""
    office = Office()
    given = making.notified(office)
    perform(given.plan, by=given.lead, auditors=[office.vanthu])
    given = perform(given.open, by=given.lead, **making.MET)
    given.office = office
    return given


class Device:
    """A phone with its own store."""

    def __init__(self, chromium, server, person, audit, workers="allow"):
        self.context = chromium.new_context(viewport=SIZES["phone"], locale="vi-VN", service_workers=workers)
        self.address, self.server = server.url + reverse("audit_field", args=[audit.pk]), server
        self.page = self.context.new_page()
        come_in(self.page, server, person)
        self.open()

    def open(self):
        self.page.goto(self.address)
        self.page.wait_for_selector(".field-line")
        self.put = 0

    def saved(self):
        """Wait until one more message stands in the store of the device."""
        self.put += 1
        self.page.wait_for_selector(f"#field[data-put='{self.put}']")

    def kept(self):
        """Wait until the page itself is on the device."""
        self.page.wait_for_selector("#field[data-kept]")
        return self

    def line(self, number=0):
        return self.page.locator(".field-line").nth(number)

    def answer(self, value="conforms", note="Xem 3 hồ sơ", number=0, photo=None):
        form = self.line(number).locator("details").first
        if form.get_attribute("open") is None:
            form.locator("summary").click()
        form.locator(f"input[value={value}]").check()
        form.locator("textarea").fill(note)
        if photo:
            form.locator("input[type=file]").set_input_files(photo)
        form.locator("button.btn-primary").click()
        self.saved()

    def waiting(self):
        """How many messages wait, as the page says."""
        self.page.wait_for_timeout(300)
        found = re.search(r"chờ gửi: (\d+)", self.page.locator(".field-progress").inner_text())
        return int(found[1]) if found else 0

    def all_sent(self):
        self.says("Đã gửi hết")

    def says(self, words):
        expect(self.page.locator(".field-progress")).to_contain_text(words, timeout=15_000)


@pytest.fixture
def device(chromium, live_server, audit):
    made = []

    def opened(person="danhgia1", **values):
        made.append(Device(chromium, live_server, getattr(audit.office, person), audit, **values))
        return made[-1]

    yield opened
    for each in made:
        each.context.close()


def lines(audit):
    return list(audit.checklist.lines())


def test_answers_and_photos_without_a_signal_are_kept_and_sent_once_it_is_back(audit, device):
    phone = device().kept()
    phone.context.set_offline(True)
    phone.answer(note="Sổ 02 đủ chữ ký", photo=PHOTO)
    phone.answer("observation", "Bảng niêm yết mờ", number=1)
    assert phone.waiting() == 2 and [line.answer for line in lines(audit)] == ["", "", ""]
    phone.page.close()
    phone.page = phone.context.new_page()
    phone.open()  # without a signal, from the device alone
    assert phone.waiting() == 2
    phone.context.set_offline(False)
    phone.all_sent()
    assert [line.note for line in lines(audit)][:2] == ["Sổ 02 đủ chữ ký", "Bảng niêm yết mờ"]
    assert attachments_of(audit).count() == 1


def taken_by(kind, turned=1):
    """A photo as a phone makes it, with its place."""
    exif, made = Image.Exif(), BytesIO()
    exif[0x0112], exif[0x8825] = turned, {1: "N", 2: (20.0, 40.0, 30.0)}
    Image.linear_gradient("L").resize((400, 200)).convert("RGB").save(made, kind, exif=exif)
    return {"name": f"anh.{kind.lower()}", "mimeType": f"image/{kind.lower()}", "buffer": made.getvalue()}


def kept_photo(audit):
    with attachments_of(audit).get().open() as file:
        content = file.read()
    return Image.open(BytesIO(content)), content


@pytest.mark.parametrize(("kind", "turned", "size"), [("WEBP", 1, (400, 200)), ("JPEG", 6, (200, 400))])
def test_a_photo_becomes_an_upright_jpeg_without_its_place(audit, device, kind, turned, size):
    phone = device()
    phone.answer(photo=taken_by(kind, turned))
    phone.all_sent()
    picture, content = kept_photo(audit)
    assert (picture.format, picture.size, b"Exif" in content) == ("JPEG", size, False)


def test_a_photo_that_cant_be_made_a_jpeg_is_refused_on_the_phone_and_the_words_go(audit, device):
    phone = device()
    heic = {"name": "IMG_7.HEIC", "mimeType": "image/heic", "buffer": b"\0\0\0\x18ftypheic\0\0\0\0" * 9}
    form = phone.line().locator("details").first
    form.locator("input[type=file]").set_input_files(heic)
    expect(form.locator("[role=status]")).to_contain_text("IMG_7.HEIC")
    phone.answer(note="Chữ vẫn đi")
    phone.all_sent()
    assert lines(audit)[0].note == "Chữ vẫn đi" and not attachments_of(audit).exists()


def test_a_photo_stays_in_the_draft_beside_its_answer(audit, device):
    phone = device()
    form = phone.line().locator("details").first
    form.locator("input[type=file]").set_input_files([taken_by("JPEG", 6), taken_by("PNG")])
    expect(form.locator("canvas")).to_have_count(2)
    phone.open()
    form = phone.line().locator("details").first
    expect(form.locator("canvas")).to_have_count(2)
    upright = form.locator("canvas").first.bounding_box()
    assert upright["height"] > upright["width"]
    form.locator("figure button").nth(1).click()
    expect(form.locator("canvas")).to_have_count(1)
    phone.answer(note="Ảnh ở nháp")
    phone.all_sent()
    assert kept_photo(audit)[0].size == (200, 400)


@pytest.mark.parametrize("trouble", ["refused", "stuck"])
def test_a_photo_that_does_not_get_through_holds_no_words_back(audit, device, trouble):
    phone = device(workers="block")

    def without_photos(route):
        if b'filename="' not in (route.request.post_data_buffer or b""):
            return route.continue_()
        if trouble == "stuck":
            return route.abort()
        told = {"status": "refused", "words": ["Ảnh quá lớn"], "line": None, "at_files": True}
        return route.fulfill(status=422, json=told, content_type="application/json")

    phone.page.route("**/field/messages", without_photos)
    phone.answer(note="Đi trước", photo=taken_by("JPEG"))
    phone.answer(note="Câu sau", number=1)
    phone.says("chờ gửi: 1")
    assert [line.note for line in lines(audit)][:2] == ["Đi trước", "Câu sau"]
    phone.page.unroute("**/field/messages")
    if trouble == "refused":
        phone.page.locator(".field-troubles section button").first.click()
    else:
        phone.open()
    phone.all_sent()
    line = lines(audit)[0]
    assert (line.note, attachments_of(audit).count()) == ("Đi trước", 1)


def test_dossiers_of_the_sample_are_ticked_through_without_a_signal(audit, device):
    procedure = cases.procedure(audit.office)
    case = cases.on_work(audit.office, procedure)
    day = timezone.localdate()
    perform(audit.draw, by=audit.lead, size=1, since=day - timedelta(days=400), until=day)
    phone = device().kept()
    phone.context.set_offline(True)
    card = phone.page.locator(f"[id^=sampled-]:has-text('{case.number}')")
    card.locator("summary").click()
    card.locator("input[value=conforms]").check()
    card.locator("textarea").fill("Đủ thành phần")
    card.locator("button").click()
    phone.saved()
    assert phone.waiting() == 1
    phone.context.set_offline(False)
    phone.all_sent()
    row = audit.sample.get()
    assert (row.case, row.answer, row.note) == (case, "conforms", "Đủ thành phần")


def test_what_is_half_typed_is_there_again_when_the_tab_was_killed(audit, device):
    phone = device()
    form = phone.line().locator("details").first
    form.locator("input[value=observation]").check()
    form.locator("textarea").press_sequentially("Nửa chừng thì")
    phone.page.wait_for_timeout(300)
    phone.page.close()
    phone.page = phone.context.new_page()
    phone.open()
    form = phone.line().locator("details").first
    assert form.locator("textarea").input_value() == "Nửa chừng thì"
    assert form.locator("input[value=observation]").is_checked()


def test_a_lost_answer_of_the_server_doubles_nothing(audit, device):
    phone = device(workers="block")
    lost = []

    def lose(route):
        route.fetch()
        lost.append(1)
        route.abort()

    phone.page.route("**/field/messages", lose, times=1)
    phone.answer(note="Một lần", photo=PHOTO)
    while not lost:
        phone.page.wait_for_timeout(50)
    phone.says("chờ gửi: 1")
    phone.open()
    phone.all_sent()
    line = lines(audit)[0]
    assert (line.note, line.sequence, attachments_of(audit).count()) == ("Một lần", 2, 1)


def test_two_auditors_merge_and_what_differs_is_shown(audit, device):
    first, second = device("danhgia1").kept(), device("vanthu").kept()
    for phone in (first, second):
        phone.context.set_offline(True)
    first.answer(note="Trưởng đoàn thấy đủ")
    second.answer("nonconformity", "Văn thư thấy thiếu")
    second.answer(note="Chỉ văn thư xem", number=1)
    first.context.set_offline(False)
    first.all_sent()
    second.context.set_offline(False)
    box = second.page.locator(".field-troubles section")
    box.wait_for()
    assert "Trưởng đoàn thấy đủ" in box.inner_text() and "Văn thư thấy thiếu" in box.inner_text()
    second.says("chờ gửi: 1")
    assert [line.note for line in lines(audit)][:2] == ["Trưởng đoàn thấy đủ", "Chỉ văn thư xem"]
    box.locator("button").first.click()
    second.all_sent()
    assert (lines(audit)[0].answer, lines(audit)[0].note) == ("nonconformity", "Văn thư thấy thiếu")


def test_a_finding_is_logged_on_the_spot_and_a_wrong_clock_harms_nothing(audit, device):
    phone = device()
    phone.page.clock.set_fixed_time("1999-12-31T10:00:00Z")
    phone.answer("nonconformity", "Sổ thiếu ngày trả")
    phone.all_sent()
    form = phone.line().locator("details").nth(1)
    form.locator("summary").click()
    form.locator("textarea").nth(0).fill("Sổ không ghi ngày trả")
    form.locator("textarea").nth(1).fill("Sổ 02, số 112")
    form.locator("button").click()
    phone.saved()
    phone.all_sent()
    line, finding = lines(audit)[0], Finding.objects.get()
    assert (finding.line, finding.grade, finding.evidence) == (line, "minor", "Sổ 02, số 112")
    assert line.noted_at.year == 1999 and line.answered_at.year >= 2025


def test_what_the_server_refuses_stays_with_its_sentence(audit, device):
    phone = device().kept()
    phone.context.set_offline(True)
    phone.answer(note="")
    phone.context.set_offline(False)
    box = phone.page.locator(".field-troubles section")
    box.wait_for()
    assert "Ghi bằng chứng" in box.inner_text() and phone.waiting() == 1


def test_nobody_elses_answers_are_shown_or_sent(audit, device):
    phone = device().kept()
    phone.context.set_offline(True)
    phone.answer(note="Của tôi")
    assert phone.waiting() == 1
    phone.context.clear_cookies()
    phone.context.set_offline(False)
    come_in(phone.page, phone.server, audit.office.vanthu)
    phone.open()
    assert phone.waiting() == 0 and lines(audit)[0].answer == ""


def test_the_next_question_is_one_press_away_and_the_progress_in_sight(audit, device):
    phone = device()
    opened = phone.page.locator(".field-line > details[open]")
    expect(opened).to_have_count(1)
    phone.answer()
    phone.all_sent()
    onward = phone.page.locator(".field-next")
    onward.click()
    second = phone.line(1)
    expect(second.locator("input[value=conforms]")).to_be_in_viewport()
    bar, head = (phone.page.locator(name).first.bounding_box() for name in (".bar", ".field-head"))
    assert head["y"] >= bar["y"] + bar["height"] - 1 and second.bounding_box()["y"] >= head["y"] + head["height"] - 1
    for number in (1, 2):
        phone.answer(number=number)
    phone.all_sent()
    expect(onward).to_be_hidden()


def test_who_logs_out_leaves_no_page_on_the_device_and_loses_no_answer(audit, device):
    phone = device().kept()
    phone.page.route("**/field/messages", lambda route: route.abort())
    phone.answer(note="Chưa gửi được")
    phone.page.goto(phone.server.url)
    phone.page.locator("form[data-forget] button").evaluate("button => button.click()")
    phone.page.wait_for_url("**/login**")
    assert phone.page.evaluate("caches.has('qms-field')") is False
    phone.page.unroute("**/field/messages")
    come_in(phone.page, phone.server, audit.office.danhgia1)
    phone.open()
    phone.all_sent()
    assert lines(audit)[0].note == "Chưa gửi được"


@pytest.mark.parametrize("size", SIZES)
def test_the_page_is_clean(audit, visit, live_server):
    come_in(visit, live_server, audit.office.danhgia1)
    visit.goto(live_server.url + reverse("audit_field", args=[audit.pk]))
    visit.wait_for_selector(".field-line")
    page_is_clean(visit)
