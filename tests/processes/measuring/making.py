"""Makes rows of the measuring plan and judgements in each of their states, through the door."""

from datetime import timedelta

from processes.measuring.fitness import FitnessCheck
from processes.measuring.models import PlannedMeasure
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.people.models import system_person

LATER = timedelta(days=40)  # a month has ended by then, whatever day it is
SAID = {"words": "Chậm ở bước thẩm định (mẫu)", "conclusion": "watch"}
JUDGED = {"verdict": "fit", "grounds": "Đếm từ mọi hồ sơ, không bỏ sót (mẫu)"}


def followed(office, **values):
    given = {
        "figure": "dossiers_on_time",
        "unit": office.units["vhxh"],
        "period_kind": "month",
        "within_days": 10,
        "post": "officer",
    }
    return create(PlannedMeasure, by=office.truongphong, **(given | values))


def to_analyse(office, **values):
    measure = followed(office, **values)
    with frozen(now() + LATER):
        return perform(measure.ask_analysis, by=system_person())


def analysed(office, **values):
    measure = to_analyse(office, **values)
    with frozen(now() + LATER):
        return perform(measure.analyse, by=office.congchuc1, **SAID)


def ended(office):
    return perform(followed(office).end, by=office.truongphong, reason="Không cần nữa")


def judged(office, **values):
    given = {"unit": office.units["vhxh"], "since": today() - timedelta(days=90), "until": today()} | JUDGED | values
    if "survey" not in given and "measure" not in given:
        given["measure"] = PlannedMeasure.objects.in_force().first() or followed(office)
    return create(FitnessCheck, by=office.truongphong, **given)


def returned(office):
    return perform(judged(office).return_for_change, by=office.qmr, reason="Chưa nói ai trả lời")


def confirmed(office, **values):
    return perform(judged(office, **values).confirm, by=office.qmr)


def withdrawn(office):
    return perform(judged(office).withdraw, by=office.truongphong, reason="Ghi nhầm")


IN_STATE = {
    ("PlannedMeasure", "followed"): followed,
    ("PlannedMeasure", "to_analyse"): to_analyse,
    ("PlannedMeasure", "ended"): ended,
    ("FitnessCheck", "judged"): judged,
    ("FitnessCheck", "returned"): returned,
    ("FitnessCheck", "confirmed"): confirmed,
    ("FitnessCheck", "withdrawn"): withdrawn,
}
