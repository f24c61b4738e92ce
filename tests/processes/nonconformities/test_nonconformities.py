"""Nonconformities: state × act written out by hand, and a sentence for each rule."""

from datetime import timedelta

import pytest

from processes.nonconformities.models import Nonconformity
from processes.nonconformities.states import NonconformityState
from qms.acts.acts import acts_of
from qms.ledger.now import frozen, now, today
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from tests.lifecycle.test_table import check, tried
from tests.processes.nonconformities import making as making

# act: (the right person, the values it asks for)
ACTS = {
    "edit": ("congchuc1", lambda office: {"description": "Viết lại cho rõ"}),
    "reject": ("qmr", lambda office: making.REASON),
    "accept": (
        "qmr",
        lambda office: {"owner": office.truongphong, "severity": "minor", "clause": making.clause()},
    ),
    "reassign": ("qmr", lambda office: {"owner": office.truongphong, **making.REASON}),
    "correct": ("truongphong", lambda office: {"what": "Trả ngay", "evidence": "Sổ"}),
    "contain": ("truongphong", lambda office: {"probable_cause": making.cause(office)}),
    "close_with_correction": ("qmr", lambda office: making.REASON),
    "return_for_change": ("qmr", lambda office: making.REASON),
    "analyse": ("truongphong", lambda office: making.analysis(office)),
    "add_action": (
        "truongphong",
        lambda office: {
            "root_causes": [Nonconformity.objects.get().root_causes.filter(active=True).last()],
            "title": "Thêm việc",
            "responsible": office.congchuc2,
            "verifier": office.congchuc3,
            "due_on": today() + timedelta(days=9),
        },
    ),
    "look_elsewhere": (
        "truongphong",
        lambda office: {"unit": office.units["kt"], "checker": office.congchuc3, "due_on": today()},
    ),
    "name_checker": ("qmr", lambda office: {"number": 1, "checker": office.congchuc2}),
    "note_elsewhere": ("truongphong", lambda office: {"number": 1, "outlook": "not_found", "note": "Đã xem"}),
    "plan": ("truongphong", lambda office: {"verifier": office.danhgia1, **making.PLAN}),
    "start": ("qmr", lambda office: {}),
    "complete": ("truongphong", lambda office: {}),
    "open_check": ("qmr", lambda office: {}),
    "confirm_effective": ("danhgia1", lambda office: making.EFFECT),
    "find_ineffective": ("danhgia1", lambda office: making.REASON),
    "reopen": ("qmr", lambda office: making.REASON),
}
# As the work goes on; what holds at several of its stages stands last.
IN_ORDER = [
    *("edit", "accept", "reject"),
    *("correct", "contain", "close_with_correction"),
    *("analyse", "add_action", "look_elsewhere", "name_checker", "note_elsewhere", "plan", "return_for_change"),
    *("start", "complete"),
    *("open_check", "confirm_effective", "find_ineffective", "reopen"),
    "reassign",
]
NOT_NOW, NOT_ME = RuleNotMet, WrongPerson


def looked(state):
    """What looking for the same cause elsewhere comes to while no row is open."""
    return {"look_elsewhere": state, "name_checker": NOT_NOW, "note_elsewhere": NOT_NOW}


# state: {act: where it leads, or why the right person may not}; what is not named is no act of the state.
TABLE = {
    "reported": {"edit": "reported", "reject": "rejected", "accept": "accepted"},
    "accepted": {"reject": "rejected", "correct": "accepted", "contain": "contained", "reassign": "accepted"},
    "contained": {
        "correct": "contained",
        "close_with_correction": "closed",
        "analyse": "analysed",
        "reassign": "contained",
        **looked("contained"),
    },
    "analysed": {
        "add_action": "analysed",
        "plan": "planned",
        "return_for_change": "contained",
        "reassign": "analysed",
        **looked("analysed"),
    },
    "planned": {
        "add_action": "planned",
        "start": "implementing",
        "return_for_change": "contained",
        "reassign": "planned",
        **looked("planned"),
    },
    "implementing": {
        "add_action": "implementing",
        "complete": "effectiveness_check",
        "reassign": "implementing",
        **looked("implementing"),
    },
    "effectiveness_check": {
        "confirm_effective": NOT_NOW,
        "find_ineffective": "contained",
        "open_check": NOT_ME,
        "reassign": "effectiveness_check",
    },
    "effectiveness_check, time over": {
        "confirm_effective": "closed",
        "find_ineffective": "contained",
        "open_check": NOT_ME,
        "reassign": "effectiveness_check",
    },
    "closed": {"reopen": "contained"},
    "rejected": {},
}


def test_the_table_is_complete():
    assert ACTS.keys() == acts_of(Nonconformity).keys()
    assert {state.partition(",")[0] for state in TABLE} == set(NonconformityState)


def test_its_acts_are_told_in_the_order_of_the_work():
    assert list(acts_of(Nonconformity)) == IN_ORDER


@pytest.mark.both_databases
@pytest.mark.parametrize("state", TABLE)
def test_nonconformity(office, state):
    record = making.IN_STATE[state.partition(",")[0]](office)
    with frozen(now() + timedelta(days=making.WAITING + 1)) if "over" in state else frozen(now()):
        for act, (who, values) in ACTS.items():
            with tried(act):
                person = getattr(office, who)
                expected = TABLE[state].get(act, WrongState)
                given = {} if expected is WrongState else values(office)
                check(record, act, person, given, expected)
