"""An hour of the quality manager by keyboard: what waits is found, done one after the other, and left in its place."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from processes.actions.models import Action
from processes.nonconformities.models import Nonconformity
from processes.objectives.models import Objective
from qms.ledger.now import today
from qms.lifecycle.door import perform
from tests.office import Office
from tests.processes.actions import making as making_actions
from tests.processes.nonconformities import making as making_nonconformities
from tests.processes.objectives import making as making_objectives

from .conftest import come_in, page_is_clean

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("size", ["desktop"], indirect=True),
    pytest.mark.django_db(transaction=True),
]
NONCONFORMITIES, TO_TRIAGE = 20, 12
ACTIONS, TO_ACCEPT = 60, 15
OBJECTIVES, TO_EVALUATE = 12, 5
# The record, the form of its act, and the record again with the answer, from which the next is one press away.
LOADS_EACH = 3


class Keyboard:
    """A person with no mouse; presses and page loads are counted."""

    def __init__(self, page, server):
        self.page, self.server = page, server
        self.presses = self.loads = 0
        page.on("load", lambda *_: self._loaded())

    def _loaded(self):
        self.loads += 1

    def press(self, *keys):
        for key in keys:
            self.presses += 1
            self.page.keyboard.press(key)

    def go(self, *keys):
        """Press; the last key leads to another page."""
        self.press(*keys[:-1])
        with self.page.expect_navigation():
            self.press(keys[-1])

    def type(self, text):
        self.presses += len(text)
        self.page.keyboard.type(text)

    def start_counting(self):
        self.presses = self.loads = 0

    def path(self):
        return self.page.url.removeprefix(self.server.url)

    def focused(self):
        """The path of the link that has the focus."""
        return self.page.evaluate("document.activeElement.pathname || ''")


@pytest.fixture
def office(transactional_db):
    return Office()


@pytest.fixture
def keyboard(office, live_server, visit):
    come_in(visit, live_server, office.qmr)
    visit.goto(live_server.url + "/")
    return Keyboard(visit, live_server)


def rows_of(keyboard):
    return keyboard.page.locator("main tbody tr").count()


def only_what_waits(keyboard, way, expected):
    """From anywhere to the register, narrowed to what waits for the person, and into its first record."""
    keyboard.go("g", way)
    keyboard.go("v")
    assert rows_of(keyboard) == expected
    page_is_clean(keyboard.page)
    narrowed = keyboard.path()
    keyboard.press("j")
    keyboard.go("Enter")
    return narrowed


def nonconformities(office):
    unit, clause = office.units["vhxh"], making_nonconformities.clause()
    waiting = [making_nonconformities.reported(office, unit=unit, clause=clause) for _ in range(TO_TRIAGE)]
    for _ in range(NONCONFORMITIES - TO_TRIAGE):
        making_nonconformities.accepted(office)
    return waiting


def test_twenty_nonconformities_are_sorted_without_a_detour(keyboard, office):
    nonconformities(office)
    keyboard.start_counting()
    narrowed = only_what_waits(keyboard, "n", TO_TRIAGE)
    for done in range(1, TO_TRIAGE + 1):
        record = keyboard.path()
        keyboard.go("p", "Enter")
        keyboard.type("Truongp")  # the form takes the first letter: the person in charge
        keyboard.press("Tab", "Space")
        keyboard.go("Control+Enter")
        assert keyboard.path() == record, keyboard.page.inner_text("main")
        if done < TO_TRIAGE:
            keyboard.go("l")
    assert Nonconformity.objects.filter(state="reported").count() == 0
    assert Nonconformity.objects.filter(owner=office.truongphong).exclude(severity="").count() == NONCONFORMITIES
    assert keyboard.loads <= TO_TRIAGE * LOADS_EACH + 2
    assert keyboard.presses <= TO_TRIAGE * 13 + 5
    keyboard.go("u")
    assert keyboard.path() == narrowed and rows_of(keyboard) == 0


def test_sixty_actions_and_those_done_are_accepted(keyboard, office):
    for _ in range(TO_ACCEPT):
        making_actions.done(office, verifier=office.qmr)
    for _ in range(ACTIONS - TO_ACCEPT):
        making_actions.action(office)
    keyboard.start_counting()
    only_what_waits(keyboard, "a", TO_ACCEPT)
    for done in range(1, TO_ACCEPT + 1):
        keyboard.go("p", "Enter")
        keyboard.go("Control+Enter" if keyboard.page.locator(":focus:is(textarea, input)").count() else "Enter")
        if done < TO_ACCEPT:
            keyboard.go("l")
    assert Action.objects.filter(state="accepted").count() == TO_ACCEPT
    assert keyboard.loads <= TO_ACCEPT * LOADS_EACH + 2
    assert keyboard.presses <= TO_ACCEPT * 4 + 5


def ended_term():
    """A month that is over: (first day, last day)."""
    last = today().replace(day=1) - timedelta(days=1)
    return {"starts_on": last.replace(day=1), "ends_on": last, "period_kind": "month"}


def objectives(office):
    for number in range(OBJECTIVES):
        term = ended_term() if number < TO_EVALUATE else ended_term() | {"ends_on": today() + timedelta(days=60)}
        objective = making_objectives.running(office, **term)
        if number < TO_EVALUATE:
            perform(objective.record_value, by=office.congchuc1, value=95, first=term["starts_on"])
            perform(objective.end_term, by=office.system)


def test_twelve_objectives_and_those_over_are_evaluated(keyboard, office):
    objectives(office)
    keyboard.start_counting()
    only_what_waits(keyboard, "o", TO_EVALUATE)
    for done in range(1, TO_EVALUATE + 1):
        keyboard.go("p")
        keyboard.press("Space", "Tab")
        keyboard.type("Theo số liệu")
        keyboard.go("Control+Enter")
        if done < TO_EVALUATE:
            keyboard.go("l")
    assert Objective.objects.filter(state="evaluated").count() == TO_EVALUATE
    assert keyboard.loads <= TO_EVALUATE * LOADS_EACH + 2


def test_the_way_back_leads_to_the_row_that_was_open(keyboard, office):
    for _ in range(4):
        making_actions.done(office, verifier=office.qmr)
    keyboard.go("g", "a")
    keyboard.go("v")
    narrowed = keyboard.path()
    keyboard.press("j", "j", "j")
    third = keyboard.focused()
    keyboard.go("Enter")
    assert keyboard.path() == third
    assert keyboard.page.get_attribute("[data-back]", "href") == narrowed
    keyboard.go("u")
    assert (keyboard.path(), keyboard.focused()) == (narrowed, third)
    keyboard.press("k")
    second = keyboard.focused()
    keyboard.go("Enter")
    keyboard.go("l")
    assert keyboard.path() == third
    keyboard.go("h")
    assert keyboard.path() == second
    keyboard.go("p", "Enter")
    keyboard.press("Escape")
    keyboard.go("u")
    assert keyboard.path() == second


def test_a_row_that_was_done_gives_its_place_to_the_next(keyboard, office):
    for _ in range(3):
        making_actions.done(office, verifier=office.qmr)
    keyboard.go("g", "a")
    keyboard.go("v")
    keyboard.press("j", "j")
    second = keyboard.focused()
    keyboard.press("j")
    third = keyboard.focused()
    keyboard.press("k")
    keyboard.go("Enter")
    action = Action.objects.get(pk=int(re.search(r"\d+$", second).group()))
    perform(action.accept, by=office.qmr)
    keyboard.go("u")
    assert keyboard.focused() == third


def test_my_work_is_gone_through_from_act_to_act(keyboard, office):
    for _ in range(3):
        making_actions.done(office, verifier=office.qmr)
    keyboard.go("g", "m")
    keyboard.press("j")
    first = keyboard.focused()
    keyboard.go("Enter")
    assert keyboard.path() == first and "/acts/" in first
    keyboard.go("Control+Enter" if keyboard.page.locator(":focus:is(textarea, input)").count() else "Enter")
    assert keyboard.path() == first.split("/acts/")[0]
    keyboard.go("l")
    assert "/acts/" in keyboard.path() and keyboard.path() != first
    keyboard.press("Escape")
    keyboard.go("u")
    keyboard.go("u")
    assert keyboard.path() == reverse("home")


def test_a_choice_is_never_made_for_a_person(keyboard, office):
    record = making_nonconformities.reported(office)
    keyboard.page.goto(f"{keyboard.server.url}{reverse('nonconformities_record', args=[record.pk])}")
    path = keyboard.path()
    keyboard.press("p")
    assert keyboard.focused() == f"{path}/acts/accept"
    keyboard.press("Tab")
    assert keyboard.focused() == f"{path}/acts/reject"


def test_words_narrow_a_register_without_leaving_it(keyboard, office):
    making_actions.action(office, title="Rà soát biểu mẫu")
    making_actions.action(office, title="Niêm yết danh mục")
    keyboard.go("g", "a")
    keyboard.press("f")
    keyboard.type("bieu mau")
    keyboard.go("Enter")
    assert rows_of(keyboard) == 1
