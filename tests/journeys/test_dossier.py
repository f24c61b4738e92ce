"""A dossier by the pages: received, accepted, supplemented, late, resolved, handed over; its papers, its past."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from processes.cases.models import Case
from qms.ledger.now import frozen
from tests.processes.cases import making as cases

MONDAY, TUESDAY = cases.MONDAY, cases.at(2026, 3, 3, 9, 0)
HOUR = timedelta(hours=1)
ACTS = "create accept complete_step request_supplement receive_supplement apologise resolve deliver"
FRIDAY, LATER = cases.at(2026, 3, 6, 9, 0), cases.at(2026, 3, 20, 9, 0)


@pytest.fixture
def desk(office, person):
    document = cases.procedure(office)
    with frozen(MONDAY):
        found = person("motcua1")
        page = found.follow(found.open(reverse("cases")), "/cases/new")
        page = found.follow(page, f"procedure={document.number}")
        page = found.send(
            page,
            page.form("applicant_name"),
            applicant_name="Nguyễn Thị Mẫu",
            subject="Xác nhận để kết hôn",
            parts=cases.PARTS[:1],
        )
    found.case = page.path
    return found


def form(number):
    """How a paper names the form it follows."""
    return _("(Form %(number)s)") % {"number": number}


def told(page, *sentences):
    """Each of these stands on the page."""
    missing = [each for each in sentences if each not in page.text]
    assert not missing, (page.path, missing)


def test_a_dossier_from_its_receipt_to_its_hand_over(desk, person):
    officer, head, clerk = person("congchuc1"), person("truongphong"), person("vanthu")
    with frozen(MONDAY):
        desk.act(desk.case, "accept", values_so_ban="2")  # the first step is the receiving, and is done with it
        told(desk.follow(desk.open(desk.case), "/papers/receipt"), form("01"), "Nguyễn T. M.")
    with frozen(TUESDAY):
        assert "/acts/complete_step" in officer.open("/").html
        given = {"reason": "Thiếu giấy tờ", "what": "Bản sao trích lục", "answer_by": "2026-03-20"}
        asked = officer.act(desk.case, "request_supplement", **given)
        told(asked, _("the clock stands still"))
        told(officer.follow(asked, "/papers/supplement"), form("02"), "Bản sao trích lục")
    with frozen(FRIDAY):
        told(desk.act(desk.case, "receive_supplement"), _("Dossier in progress"))
    with frozen(LATER):
        told(officer.open("/"), "quá hạn")
        told(officer.open(reverse("cases"), late="on"), "Xác nhận để kết hôn", "quá hạn")
        excused = head.act(desk.case, "apologise", reason="Chờ xác minh", promised_on="2026-03-25")
        told(excused, _("Apology and new date"))
        told(head.follow(excused, "/papers/apology"), form("04"), "Chờ xác minh")
    with frozen(LATER + HOUR / 2):
        officer.act(desk.case, "complete_step", outcome="trinh", note="Đã xác minh")
    with frozen(LATER + HOUR):
        head.act(desk.case, "complete_step", outcome="dong_y")
    with frozen(LATER + 2 * HOUR):
        told(clerk.act(desk.case, "resolve", 422), _("Attach the result: the procedure asks for it."))
        told(clerk.act(desk.case, "resolve", **cases.issued()), "Số 01 (mẫu)")
    with frozen(LATER + 3 * HOUR):
        page = desk.act(desk.case, "deliver", how="counter")
        told(desk.follow(page, "/papers/control-sheet"), form("06"), "Truongphong", "Congchuc1")
        _whole_history(page)
        told(desk.open(reverse("cases_printed"), since="2026-03-01"), "HS-260302-0001", "Nguyễn T. M.")
    _past(desk, officer)


def _whole_history(page):
    labels = [str(Case.act_label(name)) for name in ACTS.split()]
    told(page, *labels, "Thiếu giấy tờ", "Chờ xác minh")
    assert page.html.count(f'<p class="mb-0">{labels[2]}</p>') == 2  # the first was done with the acceptance


def _past(desk, officer):
    told(officer.open(desk.case, as_of="2026-03-04"), _("Waiting for a supplement"), "04/03/2026")
    told(officer.open(desk.case, as_of="2026-03-06"), _("Dossier in progress"))
    assert not officer.open(desk.case, as_of="2026-03-04").acts
    assert officer.open(desk.case, 404, as_of="2026-03-01").status == 404
    case = Case.objects.get()
    assert case.state == "closed"
    assert case.due_at == cases.at(2026, 3, 10, 8, 0)  # three days from Monday 08:00, and three for the supplement
