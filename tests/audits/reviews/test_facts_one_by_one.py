"""What a review reads of communication, measuring and equipment: each by itself, and nothing of what is in order."""

from datetime import timedelta

import pytest

from audits.reviews import facts
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import perform
from qms.lifecycle.registry import record_at
from tests.processes.communications import making as communications
from tests.processes.equipment import making as equipment
from tests.processes.measuring import making as measuring

from . import making

pytestmark = pytest.mark.django_db


class Span:
    """A period in the administration, as facts are read for."""

    def __init__(self, office, since=None, until=None):
        self.unit = office.units["vinhbao"]
        self.since, self.until = since or today() - timedelta(days=180), until or today()


def told(rows):
    return [(each["number"], each["how"]) for each in rows]


def test_communication_left_out_or_late_is_told_and_what_was_told_is_not(office):
    communications.told(office)
    left = communications.due(office)
    left = perform(left.leave_out, by=office.congchuc1, reason="Không có nội dung")
    late = communications.due(office)
    with frozen(now() + timedelta(days=9)):
        rows = facts.communications(Span(office))
    assert told(rows) == [(left.number, "Không có nội dung"), (late.number, str(late.get_state_display()))]
    assert rows[0]["who"] == str(office.congchuc1) and rows[1]["about"] == f"communications/{late.pk}"


def test_each_analysis_is_told_with_what_it_found(office):
    measure = measuring.analysed(office)
    last = measure.analyses.get().last
    (row,) = facts.measured(Span(office, until=last))
    assert row["about"] == f"measuring-plan/{measure.pk}" and measuring.SAID["words"] in row["how"]
    assert facts.measured(Span(office, until=last - timedelta(days=1))) == []


def test_each_confirmed_judgement_is_told_with_its_verdict(office):
    measuring.judged(office)
    assert facts.measured(Span(office)) == []  # nobody has confirmed it
    check = measuring.confirmed(office)
    (row,) = facts.measured(Span(office))
    assert (row["about"], row["who"]) == (f"fitness-checks/{check.pk}", str(office.qmr))
    assert row["how"] == str(check.get_verdict_display())


def test_equipment_out_of_order_or_waiting_for_upkeep_is_told(office):
    equipment.working(office)
    equipment.retired(office)
    due, broken = equipment.upkeep_due(office), equipment.out_of_order(office)
    states = {due.number: str(due.get_state_display()), broken.number: str(broken.get_state_display())}
    assert dict(told(facts.equipment(Span(office)))) == states


@pytest.mark.parametrize(
    ("read", "make"),
    [
        (facts.communications, lambda office: communications.due(office, next_on=today() - timedelta(days=9))),
        (facts.measured, measuring.confirmed),
        (facts.equipment, equipment.out_of_order),
    ],
    ids=["communications", "measured", "equipment"],
)
def test_what_lies_outside_of_the_unit_is_not_told(office, read, make):
    make(office)
    whole, other = Span(office), Span(office)
    other.unit = office.units["kt"]
    (row,) = read(whole)
    assert record_at(row["about"], office.qmr).number == row["number"] and read(other) == []


def test_a_review_freezes_them_with_its_inputs(office):
    broken = equipment.out_of_order(office)
    review = making.prepared(office)
    frozen_facts = review.inputs.get(kind="resources").facts
    assert [each["number"] for each in frozen_facts] == [broken.number]
