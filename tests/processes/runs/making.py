"""A dossier whose every minute is known: asked for something once more, sent back once, resolved the next morning."""

from qms.inbox.claims import claim
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from qms.lifecycle.models import Task
from tests.processes.cases import making as cases

MONDAY, TUESDAY = (2026, 3, 2), (2026, 3, 3)
PATH = ("B1", "B2", "B3", "B2", "B3", "B4")


def at(day, hour, minute=0):
    return frozen(cases.at(*day, hour, minute))


def known(office, document=None):
    """Monday 8:00 received … Tuesday 10:30 resolved."""
    with at(MONDAY, 8):
        case = cases.received(office, document or cases.procedure(office))
    with at(MONDAY, 9):
        case = perform(case.accept, by=office.motcua1)
    with at(MONDAY, 10):
        case = perform(case.complete_step, by=office.motcua1, values=cases.ANSWERS)
    with at(MONDAY, 10, 30):
        claim(Task.objects.about(case).open().first().pk, by=office.congchuc1)
    with at(MONDAY, 11):
        case = perform(
            case.request_supplement,
            by=office.congchuc1,
            reason="Thiếu",
            what="Bản chính giấy tờ tùy thân",
            answer_by=cases.ANSWER_BY,
        )
    with at(TUESDAY, 8):
        case = perform(case.receive_supplement, by=office.motcua1)
    return worked_to_the_end(office, case)


def worked_to_the_end(office, case):
    """From the second step on, with one return."""
    with at(TUESDAY, 9):
        case = perform(case.complete_step, by=office.congchuc1, outcome="trinh")
    with at(TUESDAY, 9, 30):
        case = perform(case.complete_step, by=office.truongphong, outcome="tra_lai")
    with at(TUESDAY, 10):
        case = perform(case.complete_step, by=office.congchuc1, outcome="trinh")
    with at(TUESDAY, 10, 15):
        case = perform(case.complete_step, by=office.truongphong, outcome="dong_y")
    with at(TUESDAY, 10, 30):
        return perform(case.resolve, by=office.vanthu, **cases.issued())
