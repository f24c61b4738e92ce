"""The page of background work: each sees what they asked for, the administrator all of it."""

import pytest
from django.db.models.functions import Now
from django.urls import reverse

from qms.inbox.models import Notice
from qms.jobs import services, tasks
from qms.jobs.models import Job, Worker
from qms.jobs.states import JobState
from qms.ledger.now import now
from qms.web import exports, registers
from tests.documents.controlled import making

from . import kinds  # noqa: F401
from .worker import work_off


@pytest.fixture
def browser(client):
    def of(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return of


def test_a_person_sees_their_own_work_and_the_administrator_all(office, browser):
    services.ask("test_counting", by=office.qmr, about="của qmr")
    services.ask("test_counting", by=office.thuky, about="của thuky")
    services.ask("test_counting", about="của máy")
    pages = {person.username: browser(person).get(reverse("jobs")).text for person in (office.qmr, office.quantri)}
    assert [f"của {each}" in pages["qmr"] for each in ("qmr", "thuky", "máy")] == [True, False, False]
    assert [f"của {each}" in pages["quantri"] for each in ("qmr", "thuky", "máy")] == [True, True, True]


def test_a_stranger_neither_cancels_nor_retries_nor_takes_the_file(office, browser):
    job = services.ask("test_counting", by=office.qmr)
    for page in ("job_cancel", "job_retry"):
        assert browser(office.thuky).post(reverse(page, args=[job.pk])).status_code == 404
    work_off()
    file = reverse("job_file", args=[job.pk])
    answers = {person.username: browser(person).get(file).status_code for person in (office.thuky, office.quantri)}
    assert answers == {"thuky": 404, "quantri": 404}
    sent = browser(office.qmr).get(file)
    assert b"".join(sent.streaming_content) == b"3" and "attachment" in sent["Content-Disposition"]


def test_progress_is_shown_and_the_page_looks_again_while_work_is_open(office, browser):
    job = services.ask("test_counting", by=office.qmr)
    tasks.take(job.pk, "another")
    Job.objects.filter(pk=job.pk).update(done=1, total=4, doing="đếm chiếu")
    page = browser(office.qmr).get(reverse("jobs")).text
    assert 'value="25" max="100"' in page and "đếm chiếu" in page and 'hx-trigger="every 2s"' in page
    tasks.make(Job.objects.get())
    page = browser(office.qmr).get(reverse("jobs")).text
    assert "hx-trigger" not in page.partition('id="jobs"')[2] and "Đã đếm 3" in page


def test_the_page_says_when_no_worker_is_running(office, browser):
    services.ask("test_counting", by=office.qmr)
    words = "Không có tiến trình nền nào đang chạy"
    assert words in browser(office.qmr).get(reverse("jobs")).text
    Worker.objects.create(name="w", machine="m", process=1, started_at=now(), alive_at=Now())
    assert words not in browser(office.qmr).get(reverse("jobs")).text


def test_whoever_asked_cancels_and_asks_anew(office, browser):
    job = services.ask("test_counting", by=office.qmr)
    mine = browser(office.qmr)
    assert mine.post(reverse("job_cancel", args=[job.pk])).status_code == 302
    assert Job.objects.get().state == JobState.CANCELLED
    assert "Người hủy" in mine.get(reverse("jobs")).text
    mine.post(reverse("job_retry", args=[job.pk]))
    assert Job.objects.get().state == JobState.WAITING
    again = mine.post(reverse("job_retry", args=[job.pk]), follow=True).text
    assert "đang được làm hoặc đã xong" in again


def test_a_long_list_goes_on(office, browser, monkeypatch):
    monkeypatch.setattr("qms.jobs.views.SHOWN", 2)
    for number in range(3):
        services.ask("test_counting", by=office.qmr, about=f"số {number}")
    page = browser(office.qmr).get(reverse("jobs"))
    assert "số 0" not in page.text and "số 2" in page.text
    assert "số 0" in browser(office.qmr).get(reverse("jobs"), {"before": page.context["more"]}).text


def test_the_notice_leads_to_what_came_of_it(office, browser):
    services.ask("test_counting", by=office.qmr)
    work_off()
    notice = Notice.objects.get()
    answer = browser(office.qmr).post(reverse("notice_open", args=[notice.pk]))
    assert answer["Location"] == "/figures"


# ── Workbooks of large registers


def test_a_large_register_is_made_in_the_background(office, browser, monkeypatch):
    monkeypatch.setattr(registers, "COUNT_UP_TO", 2)
    monkeypatch.setattr(exports, "COUNT_UP_TO", 2)
    mine = browser(office.congchuc1)
    for number in range(3):
        making.draft(office, making.document(office, code=f"BM-{number}"))
    page = mine.get(reverse("documents"), {"q": "BM", "after": "99"}).text
    assert '<form method="post" action="/documents.xlsx?q=BM">' in page and 'href="/documents.xlsx' not in page
    assert mine.get("/documents.xlsx?q=BM")["Location"] == "/documents?q=BM"
    assert mine.post("/documents.xlsx?q=BM")["Location"] == reverse("jobs")
    mine.post("/documents.xlsx?q=BM")
    work_off()
    job = Job.objects.get()
    assert (job.state, job.done, job.asked_by) == (JobState.DONE, 3, office.congchuc1)
    assert job.file_name.endswith(".xlsx")
    sent = mine.get(reverse("job_file", args=[job.pk]))
    assert b"".join(sent.streaming_content)[:2] == b"PK"


def test_a_small_register_is_given_at_once(office, browser):
    making.draft(office)
    answer = browser(office.congchuc1).get("/documents.xlsx")
    assert answer.status_code == 200 and not Job.objects.exists()


def test_a_workbook_made_later_holds_what_its_person_may_see(office, browser, monkeypatch):
    making.draft(office)
    browser(office.congchuc3).post("/document-revisions.xlsx")
    browser(office.congchuc1).post("/document-revisions.xlsx")
    work_off()
    assert {job.asked_by.username: job.done for job in Job.objects.all()} == {"congchuc3": 0, "congchuc1": 1}
