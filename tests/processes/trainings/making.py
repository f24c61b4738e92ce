"""Makes trainings in each of their states, through the door."""

from datetime import date, timedelta

from processes.competences.models import Competence
from processes.trainings.models import Training
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from tests.processes.competences import making as competences


def planned(office, **values):
    """One that was to be held some months ago; its effect can be judged by now."""
    competence = Competence.objects.filter(number="NL-01").first() or competences.in_use(office)
    given = {
        "unit": office.units["hcc"],
        "title": "Nghiệp vụ Một cửa",
        "purpose": "Hướng dẫn đầy đủ một lần",
        "trainer": "Sở Nội vụ",
        "competence": competence,
        "planned_on": today() - timedelta(days=100),
        "judge_on": today() - timedelta(days=5),
        "participants": [office.motcua1, office.motcua2],
        "judge": office.truongphong,
    } | values
    return create(Training, by=office.giamdoc, **given)


def known(office):
    """The one that there is, or a new one."""
    return Training.objects.filter(state="planned").first() or planned(office)


def held(office, **values):
    """One came, the other had an excuse."""
    came = {"motcua1": "present", "motcua2": "excused"}
    return perform(planned(office, **values).record_attendance, by=office.giamdoc, attendance=came, note="Tốt")


def effective(office, **values):
    return perform(held(office, **values).find_effective, by=office.truongphong, effect="Xem 10 hồ sơ: đủ phiếu")


def ineffective(office):
    return perform(held(office).find_ineffective, by=office.truongphong, effect="Vẫn còn đi lại nhiều lần")


def cancelled(office):
    return perform(planned(office).cancel, by=office.giamdoc, reason="Hoãn")


def far(office):
    """One whose effect shows later."""
    return held(office, planned_on=date.today(), judge_on=None)


IN_STATE = {
    "planned": planned,
    "held": held,
    "effective": effective,
    "ineffective": ineffective,
    "cancelled": cancelled,
}
