"""The papers of a dossier as people print them from the browser: on one sheet, whole, and the book across it."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from processes.cases.papers import PAPERS
from qms.ledger.entry import recording
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from qms.people.models import User
from tests.office import Office
from tests.processes.cases import making
from tests.processes.procedures import making as procedures
from tests.processes.surveys import making as surveys
from tests.web.boxes import Margins, faults_of, pages_of
from tests.web.test_web_papers import ISSUED

from .conftest import come_in

pytestmark = pytest.mark.browser
UPRIGHT, ACROSS = Margins(20, 15, 20, 30), Margins()
LONG = "Bản sao có chứng thực Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất"
IDENTITY = {
    "applicant_id_number": "031000000007",
    "applicant_address": "Thôn Nhân Mục, xã Vĩnh Bảo, thành phố Hải Phòng",
    "applicant_phone": "0900000007",
}
NAME = "Nguyễn Thị Hoàng Phương Nghiêng"


def office_of_long_names():
    """An office whose people and units have long names."""
    office = Office()
    people = [each for each in vars(office).values() if isinstance(each, User) and not each.is_system]
    with recording(by=office.system, act="rename"):
        for person in people:
            person.full_name = f"{NAME} {person.username}"
            person.save()
        for unit in office.units.values():
            if unit.parent_id:
                unit.name = f"{unit.name}, Khoa học và Công nghệ"
                unit.save()
    return office


def printed(page, server, address, whole_identity=False):
    """The PDF that the browser makes of a page, and the words of the paper on it."""
    answer = page.goto(f"{server.url}{address}")
    assert answer.status == 200, address
    if whole_identity:
        with page.expect_navigation():
            page.click("main form[method=post] button")
    page.emulate_media(media="print")
    said = page.inner_text("article")
    return page.pdf(prefer_css_page_size=True), said


def with_digits(words):
    return sorted(word for word in words if any(each.isdigit() for each in word))


def check(content, said, landscape):
    """Nothing leaves the sheet or lies over another; whatever has a digit is whole."""
    assert faults_of(content, landscape, ACROSS if landscape else UPRIGHT) == []
    words = [word.text for page in pages_of(content) for word in page.words]
    torn = [word for word in with_digits(said.split()) if word not in words]
    assert torn == []


def accepted(office, count):
    parts = [{"name": f"{LONG} ({place})", "originals": 1, "copies": 2, "mandatory": True} for place in range(count)]
    with frozen(making.at(2026, 1, 5, 9, 0)):
        definition = making.definition() | {"parts": parts}
        document = procedures.document(office, "QT-TP-09")
        procedures.effective(office, document_=document, definition_=definition)
    return making.accepted(
        office,
        document,
        **IDENTITY,
        parts=[part["name"] for part in parts],
        applicant_name=NAME,
        subject=f"{LONG} – {NAME}",
    )


@pytest.mark.parametrize("size", ["desktop", "phone"], indirect=True)
@pytest.mark.parametrize("count", [1, 6])
def test_the_receipt_fits_one_sheet_with_its_survey(transactional_db, live_server, visit, count):
    office = office_of_long_names()
    with frozen(making.MONDAY):
        case = accepted(office, count)
    surveys.open_survey(office)  # now, when the page is opened
    come_in(visit, live_server, office.motcua1)
    content, said = printed(visit, live_server, reverse("case_paper", args=[case.pk, "receipt"]), True)
    check(content, said, landscape=False)
    assert IDENTITY["applicant_phone"] in said
    assert visit.locator(".paper-code svg").count() == 2  # how we did, and how the dossier stands
    assert len(pages_of(content)) == 1


@pytest.mark.parametrize("size", ["desktop"], indirect=True)
@pytest.mark.parametrize("slug", PAPERS)
def test_every_paper_of_a_dossier_is_whole(transactional_db, live_server, visit, slug):
    office = office_of_long_names()
    with frozen(making.MONDAY), override("vi"):
        case = ISSUED["cases", slug](office)
    come_in(visit, live_server, office.motcua1)
    content, said = printed(visit, live_server, reverse("case_paper", args=[case.pk, slug]))
    check(content, said, PAPERS[slug].landscape)
    assert PAPERS[slug].landscape or len(pages_of(content)) == 1


@pytest.mark.parametrize("size", ["desktop"], indirect=True)
def test_the_book_lies_across_the_sheet(transactional_db, live_server, visit):
    office = office_of_long_names()
    with frozen(making.MONDAY):
        document = making.procedure(office)
        for _ in range(25):
            making.on_work(office, document, applicant_name=NAME)
        perform(making.received(office, document).refuse, by=office.motcua1, reason="Không", legal_ground="Văn bản")
    come_in(visit, live_server, office.motcua1)
    content, said = printed(visit, live_server, reverse("cases_printed") + "?since=01/03/2026&until=31/03/2026")
    check(content, said, landscape=True)
    assert len(pages_of(content)) > 1
