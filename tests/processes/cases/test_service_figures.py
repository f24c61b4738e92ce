"""Each figure of how citizens are served, reckoned by hand on seven dossiers: five run here, two followed.

| dossier | came in | result as a file | clock stood still | supplements | late step | ended |
|---|---|---|---|---|---|---|
| plain | at the counter | yes | no | 0 | no | settled |
| online | online | yes | no | 0 | yes | settled |
| asked twice | at the counter | no | yes | 2 | no | refused |
| paid | at the counter | no | yes | 0 | no | refused |
| open | at the counter | – | – | – | – | – |
| followed | online | told elsewhere | yes | 1 | told elsewhere | settled |
| taken back | at the counter | told elsewhere | told, and taken back | 0 | told elsewhere | settled |
"""

from datetime import date, timedelta

import pytest

from processes.cases.models import Case
from processes.followed.intake import Intake
from qms.ledger.now import frozen, now
from qms.lifecycle.door import perform
from qms.web.figures import figure_named
from qms.web.periods import Period
from tests.processes.followed import making as followed

from . import making

pytestmark = pytest.mark.django_db
WEEK = Period(date(2026, 3, 2), date(2026, 3, 8))
BY_HAND = {  # hits, counted, share
    "dossiers_received": (7, None, 7),
    "dossiers_settled": (6, None, 6),
    "dossiers_online": (2, 7, 29),
    "dossiers_digitised": (2, 4, 50),
    "dossiers_stopped": (3, 6, 50),
    "dossiers_asked_again": (1, 6, 17),
    "dossiers_supplemented": (2, 6, 33),
    "dossiers_with_late_step": (1, 4, 25),
}


def refuse(case, office):
    return perform(case.refuse, by=office.congchuc1, reason="Không đủ", legal_ground="Văn bản mẫu")


def settle(case, office):
    """From the second step to the result as a file."""
    case = perform(case.complete_step, by=office.congchuc1, outcome="trinh")
    case = perform(case.complete_step, by=office.truongphong, outcome="dong_y")
    return perform(case.resolve, by=office.vanthu, **making.issued())


def wait(case, office, ask, answer, **asked):
    """Ask, and be answered an hour later."""
    case = perform(getattr(case, ask), by=office.congchuc1, what="Giấy tờ", answer_by=making.ANSWER_BY, **asked)
    with frozen(now() + timedelta(hours=1)):
        return perform(getattr(case, answer), by=office.motcua1)


def tell(office, **told):
    given = {"procedure_code": "QT-TP-09", "received_at": "2026-03-02T08:00", "due_at": "2026-03-06T17:00"} | told
    list(Intake(followed.SYSTEM, office.motcua1).take("dossier", [given]))


def move(office, code, state, at):
    told = {"code": code, "told_at": at, "state": state, "handler": "Trần Mẫu", "what": "Thụ lý"}
    list(Intake(followed.SYSTEM, office.motcua1).take("progress", [told]))


@pytest.fixture
def dossiers(office):
    """The seven of the table."""
    document = making.procedure(office, supplements_allowed=2, work=480)
    with frozen(making.MONDAY):
        settle(making.on_work(office, document), office)
        late = making.on_work(office, document, channel="online")
        twice, paid = making.on_work(office, document), making.on_work(office, document)
        making.received(office, document)
        for _time in range(2):
            twice = wait(twice, office, "request_supplement", "receive_supplement", reason="Thiếu")
        paid = wait(paid, office, "request_payment", "receive_payment")
    with frozen(making.at(2026, 3, 2, 10, 0)):
        refuse(twice, office)
        refuse(paid, office)
    with frozen(making.at(2026, 3, 6, 16, 0)):
        settle(late, office)
        tell(office, code="HP-1", state=4, channel="online")
        move(office, "HP-1", 5, "2026-03-03T09:00")
        move(office, "HP-1", 4, "2026-03-04T09:00")
        tell(office, code="HP-1", state=9, channel="online", ended_at="2026-03-05T09:00")
        stop = {"since": "2026-03-03T09:00", "until": "2026-03-04T09:00", "what": "Giấy tờ"}
        tell(office, code="HP-2", state=4, channel="counter")
        tell(office, code="HP-2", state=4, channel="counter", supplements=[stop])
        assert Case.objects.get(number="HP-2").pauses.count() == 1
        tell(office, code="HP-2", state=9, channel="counter", ended_at="2026-03-05T09:00")
    return office


@pytest.mark.both_databases
def test_each_figure_is_what_the_hand_reckons(dossiers):
    with frozen(making.at(2026, 3, 9, 8, 0)):
        assert Case.objects.count() == 7
        told = {name: figure_named(name).told(WEEK, dossiers.units["vinhbao"]) for name in BY_HAND}
    found = {name: (each.numerator, each.denominator, round(each.value)) for name, each in told.items()}
    assert found == BY_HAND


def test_nothing_of_another_week_counts(dossiers):
    with frozen(making.at(2026, 3, 16, 8, 0)):
        later = Period(date(2026, 3, 9), date(2026, 3, 15))
        told = [figure_named(name).told(later, dossiers.units["vinhbao"]) for name in BY_HAND]
    assert {each.denominator or 0 for each in told} == {0} and {each.value for each in told} <= {0, None}
