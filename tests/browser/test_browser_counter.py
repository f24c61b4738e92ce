"""The counter in a real browser: how many presses a usual dossier takes, by finger and by keyboard, held as numbers."""

import pytest
from django.urls import reverse

from processes.cases.models import Case
from qms.ledger.now import frozen
from tests.office import Office
from tests.processes.cases import making

from .conftest import come_in, page_is_clean

pytestmark = pytest.mark.browser

CARD = "012345678901|123456789|Trần Văn Mẫu|01021990|Nam|Thôn Mẫu, xã Vĩnh Bảo|01012022"
MOST = 4  # the last of them is the printer's own


@pytest.fixture
def counter(transactional_db, live_server, visit):
    """The counter, open for an officer; printing is only counted."""
    office = Office()
    with frozen(making.MONDAY):
        office.procedure = making.procedure(office)
    come_in(visit, live_server, office.motcua1)
    visit.add_init_script("window.print = () => { window.printed = (window.printed || 0) + 1 }")
    visit.goto(live_server.url + reverse("counter"))
    visit.office = office
    return visit


def test_by_finger_a_usual_dossier_takes_three_presses_and_the_printers(counter):
    presses = 0

    def press(selector):
        nonlocal presses
        presses += 1
        counter.locator(f"{selector}:visible").first.click()

    page_is_clean(counter)
    press("[data-found]")
    page_is_clean(counter)
    counter.fill("[name=applicant_name]", "Trần Văn Mẫu")
    press("[data-tick]")
    counter.fill("[name=values_so_ban]", "2")
    with counter.expect_navigation():
        press("[data-accept]")
    page_is_clean(counter)
    case = Case.objects.get()
    assert (case.state, [row.step.code for row in case.way.open()]) == ("in_progress", ["B2"])
    assert counter.evaluate("window.printed") == 1 and counter.locator(".receipt-code svg").is_visible()
    assert presses + 1 <= MOST


@pytest.mark.parametrize("size", ["desktop"], indirect=True)
def test_by_scanner_and_keyboard_it_goes_without_the_mouse(counter):
    presses = 0

    def enter():
        nonlocal presses
        presses += 1
        counter.keyboard.press("Enter")

    counter.keyboard.type("tp 09")
    with counter.expect_navigation():
        enter()
    counter.keyboard.type(CARD)
    with counter.expect_navigation():  # the scanner presses Enter itself
        counter.keyboard.press("Enter")
    assert counter.input_value("[name=applicant_name]") == "Trần Văn Mẫu"
    enter()
    counter.keyboard.type("2")
    with counter.expect_navigation():
        enter()
    assert Case.objects.get().applicant.id_number == "012345678901"
    assert presses + 1 <= MOST


@pytest.mark.parametrize("size", ["desktop"], indirect=True)
def test_a_scanned_receipt_is_handed_out_by_one_press(counter):
    with frozen(making.MONDAY):
        case = making.resolved(counter.office, counter.office.procedure)
    counter.keyboard.type(case.number)
    with counter.expect_navigation():  # the scanner presses Enter itself
        counter.keyboard.press("Enter")
    page_is_clean(counter)
    with counter.expect_navigation():
        counter.keyboard.press("Enter")
    assert making.fresh(case).state == "closed"
