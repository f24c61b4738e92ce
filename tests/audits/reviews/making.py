"""Management reviews as the tests need them: qmr prepares and holds, chutich signs."""

from datetime import time, timedelta

from audits.reviews.models import ManagementReview
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from tests.processes.actions import making as actions

REASON = {"reason": "Chủ tịch đi công tác"}
HOURS = {"begun_at": time(8, 0), "ended_at": time(11, 30)}
SAID = {"providers": "Chưa có nhà cung cấp nào trong kỳ", "resources": "Đủ người"}


def review(office, **values):
    """Planned; nothing said of the inputs that the system doesn't gather."""
    first = today()
    days = {"since": first - timedelta(days=180), "until": first, "planned_on": first + timedelta(days=3)}
    values = {"unit": office.units["vinhbao"], "title": "Xem xét của lãnh đạo"} | days | values
    return create(ManagementReview, by=office.qmr, **values)


def said(office, **values):
    """Every input gathered or said."""
    given = review(office, **values)
    for kind, words in SAID.items():
        perform(given.comment, by=office.qmr, kind=kind, missing=words)
    return given


def prepared(office, **values):
    return perform(said(office, **values).prepare, by=office.qmr)


def held(office, **values):
    return perform(prepared(office, **values).hold, by=office.qmr, participants=[office.chutich, office.qmr])


def decided(office, **values):
    """Held, with one decision."""
    given = held(office, **values)
    due = today() + timedelta(days=30)
    persons = {"responsible": office.truongphong, "verifier": office.congchuc3}
    return perform(
        given.decide,
        by=office.qmr,
        kind="improvement",
        text="Rút ngắn một bước",
        due_on=due,
        unit=office.units["vhxh"],
        **persons,
    )


def minuted(office, **values):
    given = perform(decided(office, **values).write, by=office.qmr, minutes="Chủ tịch kết luận: có hiệu lực", **HOURS)
    return perform(given.minute, by=office.chutich, password="demo")


def settle(review):
    """The action of each decision is done and accepted."""
    for row in review.decisions.select_related("action"):
        action = perform(row.action.start, by=row.action.responsible)
        action = perform(action.report_done, by=action.responsible, **actions.NO_FILE)
        perform(action.accept, by=action.verifier)


def closed(office, **values):
    given = minuted(office, **values)
    settle(given)
    return perform(given.close, by=office.qmr)


def postponed(office, **values):
    return perform(review(office, **values).postpone, by=office.qmr, **REASON)


IN_STATE = {
    "planned": review,
    "prepared": prepared,
    "held": held,
    "minuted": minuted,
    "closed": closed,
    "postponed": postponed,
}
