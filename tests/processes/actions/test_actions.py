"""Actions: state × act written out by hand, and a sentence for each rule."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from processes.actions.models import Action
from processes.actions.states import ActionState
from qms.acts.acts import acts_of
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import WrongPerson, WrongState
from qms.lifecycle.models import Task
from tests.lifecycle.test_table import check, tried
from tests.office import fresh
from tests.processes.actions import making as actions
from tests.workdays.office import at

LATER = today() + timedelta(days=60)
SOONER = today() + timedelta(days=7)
ACTS = {
    "start": ("congchuc1", {}),
    "extend": ("truongphong", {"due_on": LATER, **actions.REASON}),
    "bring_forward": ("truongphong", {"due_on": SOONER, **actions.REASON}),
    "specify": ("truongphong", {"product": "Danh mục"}),
    "report_done": ("congchuc1", actions.NO_FILE),
    "accept": ("congchuc2", {}),
    "return_for_rework": ("congchuc2", actions.REASON),
    "cancel": ("qmr", actions.REASON),
    "reassign": ("truongphong", {"verifier": None, **actions.REASON}),
    "carry_over": ("qmr", {}),
}
TABLE = {
    "assigned": {
        "start": "in_progress",
        "extend": "assigned",
        "bring_forward": "assigned",
        "specify": "assigned",
        "cancel": "cancelled",
        "reassign": "assigned",
        "carry_over": WrongPerson,
    },
    "in_progress": {
        "specify": "in_progress",
        "report_done": "done",
        "extend": "in_progress",
        "bring_forward": "in_progress",
        "cancel": "cancelled",
        "reassign": "in_progress",
        "carry_over": WrongPerson,
    },
    "done": {"accept": "accepted", "return_for_rework": "in_progress", "reassign": "done"},
    "accepted": {},
    "cancelled": {},
    "carried_over": {},
}


def test_the_table_is_complete():
    assert ACTS.keys() == acts_of(Action).keys()
    assert TABLE.keys() == set(ActionState)


@pytest.mark.both_databases
@pytest.mark.parametrize("state", TABLE)
def test_action(office, state):
    action = actions.IN_STATE[state](office)
    for act, (who, values) in ACTS.items():
        with tried(act):
            check(action, act, getattr(office, who), values, TABLE[state].get(act, WrongState))


def test_nobody_verifies_what_they_do_themselves(office):
    with pytest.raises(ValidationError, match="verifier"), transaction.atomic():
        actions.action(office, verifier=office.congchuc1)
    done = actions.done(office)
    with pytest.raises(ValidationError, match="verifier"), transaction.atomic():
        perform(done.reassign, by=office.truongphong, verifier=office.congchuc1, **actions.REASON)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(done.accept, by=office.congchuc1)


def test_a_substitute_of_the_person_responsible_does_not_verify(office):
    done = actions.done(office)
    office.substitute("congchuc1", "officer", "congchuc2", today(), today())
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(done.reassign, by=fresh(office.congchuc2), verifier=office.congchuc3, **actions.REASON)


def test_the_database_refuses_a_verifier_who_is_responsible(office):
    action = actions.action(office)
    action.verifier = action.responsible
    refused = pytest.raises(IntegrityError, match="nobody_verifies_their_own_action")
    with refused, transaction.atomic(), recording(by=office.qmr, act="forge"):
        action.save()


def test_done_needs_a_file_or_a_sentence(office):
    action = actions.in_progress(office)
    with pytest.raises(ValidationError, match="files"), transaction.atomic():
        perform(action.report_done, by=office.congchuc1, report="Xong")
    photo = SimpleUploadedFile("anh.png", b"\x89PNG\r\n\x1a\n mau")
    done = perform(action.report_done, by=office.congchuc1, report="Xong", files=[photo])
    assert done.state == "done" and done.has_files()
    assert perform(done.accept, by=office.congchuc2).state == "accepted"


def test_more_time_keeps_the_earlier_day(office):
    action = actions.action(office)
    first = action.due_on
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(action.extend, by=office.congchuc1, due_on=LATER, **actions.REASON)
    with pytest.raises(ValidationError, match="due_on"), transaction.atomic():
        perform(action.extend, by=office.truongphong, due_on=first, **actions.REASON)
    extended = perform(action.extend, by=office.truongphong, due_on=LATER, **actions.REASON)
    kept = extended.extensions.get()
    assert (kept.earlier, kept.later, extended.first_due_on) == (first, LATER, first)
    task = Task.objects.about(extended).open().get()
    assert task.due_at == extended.due_at() and task.verb == "start"


def test_a_day_is_brought_forward_not_before_today_and_not_by_whoever_is_responsible(office):
    action = actions.action(office)
    first, sooner = action.due_on, action.due_on - timedelta(days=1)
    for fault in (first, LATER, today() - timedelta(days=1)):
        with pytest.raises(ValidationError, match="due_on"), transaction.atomic():
            perform(action.bring_forward, by=office.truongphong, due_on=fault, **actions.REASON)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(action.bring_forward, by=office.congchuc1, due_on=sooner, **actions.REASON)
    with pytest.raises(ValidationError, match="reason"), transaction.atomic():
        perform(action.bring_forward, by=office.truongphong, due_on=sooner, reason=" ")
    moved = perform(action.bring_forward, by=office.truongphong, due_on=sooner, **actions.REASON)
    kept = moved.extensions.get()
    assert (kept.earlier, kept.later, moved.first_due_on, kept.why) == (first, sooner, first, actions.REASON["reason"])
    assert Task.objects.about(moved).open().get().due_at == moved.due_at()


def test_nobody_names_themselves_to_verify(office):
    action = actions.action(office)
    with pytest.raises(ValidationError, match="verifier"), transaction.atomic():
        perform(action.reassign, by=office.truongphong, verifier=office.truongphong, **actions.REASON)
    action = perform(action.reassign, by=office.qmr, verifier=office.truongphong, **actions.REASON)
    assert action.verifier == office.truongphong


def test_nobody_cancels_what_they_are_to_do(office):
    action = actions.action(office, responsible=office.qmr)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(action.cancel, by=office.qmr, **actions.REASON)
    assert perform(action.cancel, by=office.chutich, **actions.REASON).state == "cancelled"


def test_who_gives_an_action(office):
    with pytest.raises(WrongPerson), transaction.atomic():
        create(
            Action,
            by=office.congchuc1,
            kind="improvement",
            title="Tự giao",
            responsible=office.congchuc1,
            verifier=office.congchuc2,
            unit=office.units["vhxh"],
            due_on=LATER,
        )
    with pytest.raises(ValidationError, match="due_on"), transaction.atomic():
        actions.action(office, due_on=None)
    assert actions.action(office, due_on=None, kind="plan_task").due_on is None


def test_the_owner_does_not_cancel_what_they_gave(office):
    action = actions.action(office)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(action.cancel, by=office.truongphong, **actions.REASON)
    assert perform(action.cancel, by=office.chutich, **actions.REASON).state == "cancelled"


def test_late_is_a_property_of_the_clock(office):
    action = actions.action(office, due_on=today())
    assert not Action.objects.late(now()).exists()
    with frozen(now() + timedelta(days=10)):
        assert Action.objects.late(now()).get() == action and action.is_late()
        started = perform(fresh_action(action).start, by=office.congchuc1)
        done = perform(started.report_done, by=office.congchuc1, **actions.NO_FILE)
        assert done.is_late() and not Action.objects.late(now()).exists()


def test_what_is_done_in_the_first_hour_of_a_day_is_done_on_that_day(office):
    with frozen(at(2026, 3, 2, 9)):
        begun = actions.in_progress(office, due_on=date(2026, 3, 4))
    with frozen(at(2026, 3, 5, 0, 30)):
        perform(begun.report_done, by=office.congchuc1, **actions.NO_FILE)
        assert fresh_action(begun).is_late()


def fresh_action(action):
    return Action.objects.get(pk=action.pk)


def test_the_register_asks_no_more_for_more_rows(office, client, django_assert_max_num_queries):
    for _ in range(12):
        actions.action(office)
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    client.get("/actions")
    with django_assert_max_num_queries(14):
        assert client.get("/actions").content.decode().count("Niêm yết lại") == 12


def test_a_unit_that_helps_sees_the_action(office):
    given = actions.action(office, cooperating=[office.units["kt"]])
    assert given.is_visible_to(office.congchuc3) and not given.is_visible_to(office.motcua1)
    perform(given.specify, by=office.truongphong, cooperating=[])
    assert not given.is_visible_to(fresh(office.congchuc3))
