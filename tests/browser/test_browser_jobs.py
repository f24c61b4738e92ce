"""Background work in a real browser: waiting, being done, failed, done; the page follows it and keeps the focus."""

import pytest
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from qms.jobs import services, tasks
from qms.jobs.models import Job
from qms.jobs.states import JobState
from tests.jobs import kinds  # noqa: F401
from tests.jobs.worker import work_off
from tests.office import Office

from .conftest import come_in, page_is_clean

pytestmark = pytest.mark.browser


def test_the_page_follows_the_work(transactional_db, live_server, visit):
    office = Office()
    services.ask("test_refusing", by=office.qmr, about="Việc bị từ chối")
    work_off()
    running = tasks.take(services.ask("test_counting", by=office.qmr, about="Việc đang làm").pk, "another")
    Job.objects.filter(pk=running.pk).update(done=1, total=4, doing="đếm")
    services.ask("test_counting", by=office.qmr, about="Việc đang chờ")
    come_in(visit, live_server, office.qmr)
    visit.goto(live_server.url + reverse("jobs"))
    page_is_clean(visit)
    assert [visit.locator(f"[data-state={state}]").count() for state in ("waiting", "running", "failed")] == [1, 1, 1]
    visit.focus(f"#cancel-{running.pk}")
    Job.objects.filter(pk=running.pk).update(done=F("done") + 2)
    visit.wait_for_selector('progress[value="75"]')
    assert visit.evaluate("document.activeElement.id") == f"cancel-{running.pk}"
    with visit.expect_navigation():
        visit.keyboard.press("Enter")
    assert Job.objects.get(pk=running.pk).cancelled_by == office.qmr
    work_off()
    with transaction.atomic():  # the work is over before it would hear of it beside
        tasks.make(running)
    visit.wait_for_selector("[data-state=cancelled]")
    assert Job.objects.filter(state=JobState.DONE).count() == 1
    page_is_clean(visit)
