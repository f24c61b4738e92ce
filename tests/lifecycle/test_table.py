"""State × act, written out by hand: who does it rightly, where it leads, and everything else refused."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from documents.acknowledgements.models import Acknowledgement
from documents.controlled.models import DocumentRevision
from documents.controlled.states import RevisionState
from documents.periodic_reviews.models import PeriodicReview
from qms.acts.acts import acts_of
from qms.ledger.entry import recording
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from qms.lifecycle.models import Task
from tests.documents.controlled import making
from tests.office import fresh

pytestmark = pytest.mark.both_databases

NOT_NOW, NOT_ME = RuleNotMet, WrongPerson

# act: (the right person, the values it asks for)
REVISION_ACTS = {
    "edit": ("congchuc1", {"text": "<p>Khác</p>"}),
    "submit": ("congchuc1", {}),
    "endorse": ("truongphong", {"password": "demo"}),
    "pull_back": ("congchuc1", {"reason": "Sửa"}),
    "return_for_change": ("truongphong", {"reason": "Sửa"}),
    "approve": ("chutich", {"password": "demo"}),
    "schedule": ("thuky", {"in_force_on": date(2099, 1, 1)}),
    "release": ("thuky", {}),
    "supersede": ("thuky", {}),
    "take_over": ("thuky", {"in_force_on": date(2018, 1, 1)}),
    "lapse": ("thuky", {}),
    "withdraw": ("qmr", {"reason": "Không còn dùng"}),
    "cancel": ("congchuc1", {"reason": "Thôi"}),
    "reassign": ("truongphong", {"reason": "Nghỉ", "approver": None}),
}
# state: {act: where it leads, or why the right person may not}; what is not named is no act of the state.
REVISION_TABLE = {
    "draft": {
        "edit": "draft",
        "submit": "in_review",
        "cancel": "cancelled",
        "reassign": "draft",
        "take_over": NOT_ME,
    },
    "in_review": {
        "endorse": "in_review",
        "pull_back": "draft",
        "return_for_change": "draft",
        "approve": NOT_NOW,
        "lapse": NOT_ME,
        "cancel": "cancelled",
        "reassign": "in_review",
    },
    "in_review, endorsed": {
        "endorse": NOT_ME,
        "pull_back": "draft",
        "return_for_change": "draft",
        "approve": "approved",
        "lapse": NOT_ME,
        "cancel": "cancelled",
        "reassign": "in_review",
    },
    "approved": {
        "schedule": "approved",
        "release": "effective",
        "lapse": NOT_ME,
        "cancel": "cancelled",
        "reassign": "approved",
    },
    "effective": {"withdraw": "withdrawn", "supersede": NOT_ME},
    "superseded": {},
    "withdrawn": {},
    "cancelled": {},
}


def revision_in(office, state):
    if state == "superseded":
        first = making.effective(office)
        second = making.draft(office, document_=first.document, change_summary="Bổ sung")
        for act in ("submit", "endorse", "approve", "release"):
            who, values = REVISION_ACTS[act]
            perform(getattr(second, act), by=getattr(office, who), **values)
        return DocumentRevision.objects.get(pk=first.pk)
    if state == "in_review, endorsed":
        return perform(making.submitted(office).endorse, by=office.truongphong, password="demo")
    if state == "withdrawn":
        return perform(making.effective(office).withdraw, by=office.qmr, reason="Không còn dùng")
    if state == "cancelled":
        return perform(making.draft(office).cancel, by=office.congchuc1, reason="Thôi")
    return {
        "draft": making.draft,
        "in_review": making.submitted,
        "approved": making.approved,
        "effective": making.effective,
    }[state](office)


def footprint(record):
    """What must be as before after a refusal."""
    now = type(record).objects.get(pk=record.pk)
    tasks = Task.objects.about(record).order_by("pk").values_list("pk", "status", "act", "owner_id")
    return now.state, now.sequence, now.head, now.history.count(), list(tasks)


def check(record, act, person, values, expected):
    before = footprint(record)
    move = getattr(type(record).objects.get(pk=record.pk), act)
    if isinstance(expected, str):
        done = perform(move, by=fresh(person), **values)
        assert done.state == expected
        assert done.history.first().act == act
        assert done.sequence == before[1] + 1
    else:
        with pytest.raises(expected), transaction.atomic():
            perform(move, by=fresh(person), **values)
        assert footprint(record) == before


def test_the_table_is_complete():
    assert REVISION_ACTS.keys() == acts_of(DocumentRevision).keys()
    assert {state.partition(",")[0] for state in REVISION_TABLE} == set(RevisionState)


@contextmanager
def tried(act):
    """Do it and take it back, so that every act is tried on the same record; a failure names the act."""
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    except BaseException as failure:
        failure.add_note(f"act: {act}")
        raise


@pytest.mark.parametrize("state", REVISION_TABLE)
def test_revision(office, state):
    revision = revision_in(office, state)
    for act, (who, values) in REVISION_ACTS.items():
        with tried(act):
            check(revision, act, getattr(office, who), values, REVISION_TABLE[state].get(act, WrongState))


# In the right state, but the wrong person: who may see the record and yet may not do this.
STRANGERS = {
    "draft": {
        "submit": "truongphong chutich qmr",
        "edit": "congchuc2 truongphong",
        "cancel": "congchuc2 truongphong",
        "reassign": "congchuc1 chutich",
    },
    "in_review": {
        "endorse": "chutich congchuc1 congchuc2",
        "pull_back": "truongphong qmr",
        "return_for_change": "congchuc1 qmr",
    },
    "in_review, endorsed": {"approve": "congchuc1 truongphong qmr"},
    "approved": {"release": "congchuc1 qmr chutich", "schedule": "chutich"},
    "effective": {"withdraw": "thuky chutich congchuc1", "supersede": "chutich qmr system"},
}


@pytest.mark.parametrize("state", STRANGERS)
def test_the_wrong_person_is_refused(office, state):
    revision = revision_in(office, state)
    for act, people in STRANGERS[state].items():
        for person in people.split():
            with tried(f"{act} by {person}"):
                check(revision, act, getattr(office, person), REVISION_ACTS[act][1], WrongPerson)


@pytest.mark.parametrize("act", [name for name, each in acts_of(DocumentRevision).items() if each.reason])
def test_an_empty_reason_is_refused(office, act):
    state = next(s for s, row in REVISION_TABLE.items() if isinstance(row.get(act), str))
    who, values = REVISION_ACTS[act]
    check(revision_in(office, state), act, getattr(office, who), values | {"reason": "  "}, ValidationError)


@pytest.mark.parametrize("act", [name for name, each in acts_of(DocumentRevision).items() if each.sign])
def test_a_wrong_password_is_refused_and_a_right_one_leaves_its_signature(office, act):
    state = next(s for s, row in REVISION_TABLE.items() if isinstance(row.get(act), str))
    revision, person = revision_in(office, state), getattr(office, REVISION_ACTS[act][0])
    for password in ("", "wrong", None):
        check(revision, act, person, {"password": password}, ValidationError)
    done = perform(getattr(revision, act), by=person, password="demo")
    assert done.history.first().signature == done.content_sha256


def test_the_clock_does_only_what_is_the_clocks(office):
    revision = revision_in(office, "approved")
    for act in ("schedule", "cancel", "reassign"):
        check(revision, act, office.system, REVISION_ACTS[act][1], WrongPerson)
    check(revision, "release", office.system, {}, "effective")


# ── Acknowledgement


def acknowledgement_in(office, state):
    revision = making.effective(office)
    asked = Acknowledgement.objects.get(revision=revision, person=office.congchuc2)
    if state != "pending":
        perform(asked.open, by=office.congchuc2)
    if state == "acknowledged":
        perform(asked.acknowledge, by=office.congchuc2)
    if state in ("pending, pointless", "lapsed"):
        perform(revision.withdraw, by=office.qmr, reason="Không còn dùng")
    if state == "lapsed":
        perform(Acknowledgement.objects.get(pk=asked.pk).lapse, by=office.system)
    return Acknowledgement.objects.get(pk=asked.pk)


ACKNOWLEDGEMENT_TABLE = [
    ("pending", "open", "congchuc2", "pending"),
    ("pending", "open", "congchuc1", NOT_ME),
    ("pending", "acknowledge", "congchuc2", NOT_NOW),
    ("pending, opened", "acknowledge", "congchuc2", "acknowledged"),
    ("pending, opened", "acknowledge", "truongphong", NOT_ME),
    ("pending", "lapse", "congchuc2", NOT_ME),
    ("pending", "lapse", "system", NOT_NOW),
    ("pending, pointless", "lapse", "system", "lapsed"),
    ("acknowledged", "open", "congchuc2", WrongState),
    ("acknowledged", "acknowledge", "congchuc2", WrongState),
    ("acknowledged", "lapse", "system", WrongState),
    ("lapsed", "open", "congchuc2", WrongState),
    ("lapsed", "acknowledge", "congchuc2", WrongState),
    ("lapsed", "lapse", "system", WrongState),
    ("lapsed", "ask_again", "congchuc2", NOT_ME),
    ("lapsed", "ask_again", "system", NOT_NOW),
]


@pytest.mark.parametrize("state, act, person, expected", ACKNOWLEDGEMENT_TABLE)
def test_acknowledgement(office, state, act, person, expected):
    check(acknowledgement_in(office, state), act, getattr(office, person), {}, expected)


def test_a_reading_is_pointless_when_the_person_has_left_the_post(office):
    asked = acknowledgement_in(office, "pending")
    holding = office.holdings["congchuc2", "officer"]
    holding.until = today() - timedelta(days=1)
    with recording(by=office.qmr, act="end"):
        holding.save()
    check(asked, "lapse", office.system, {}, "lapsed")


# ── PeriodicReview


def review_in(office, state):
    revision = making.effective(office)
    if state == "due, a revision open":
        making.draft(office, document_=revision.document)
    review = create(PeriodicReview, by=office.truongphong, document=revision.document)
    if state in ("proposed", "kept"):
        perform(review.propose_keep, by=office.truongphong, reason="Vẫn phù hợp")
    if state == "kept":
        perform(review.confirm_keep, by=office.chutich, next_on=date(2099, 1, 1))
    if state == "revision_opened":
        perform(review.open_revision, by=office.truongphong)
    if state == "ended":
        perform(revision.withdraw, by=office.qmr, reason="Không còn dùng")
    return PeriodicReview.objects.get(pk=review.pk)


KEEP = {"next_on": date(2099, 1, 1)}
OTHER = {"approver": "qmr", "reason": "Nghỉ hưu"}
REVIEW_TABLE = [
    ("due", "propose_keep", "truongphong", {"reason": "Còn phù hợp"}, "proposed"),
    ("due", "propose_keep", "congchuc2", {"reason": "Còn phù hợp"}, NOT_ME),
    ("due", "confirm_keep", "chutich", KEEP, WrongState),
    ("due", "open_revision", "truongphong", {}, "revision_opened"),
    ("due", "open_revision", "congchuc2", {}, NOT_ME),
    ("due, a revision open", "open_revision", "truongphong", {}, NOT_NOW),
    ("proposed", "propose_keep", "truongphong", {"reason": "Còn phù hợp"}, WrongState),
    ("proposed", "confirm_keep", "chutich", KEEP, "kept"),
    ("proposed", "confirm_keep", "truongphong", KEEP, NOT_ME),
    ("proposed", "confirm_keep", "chutich", {"next_on": date(2020, 1, 1)}, ValidationError),
    ("proposed", "open_revision", "truongphong", {}, "revision_opened"),
    ("due", "reassign", "truongphong", OTHER, "due"),
    ("due", "reassign", "congchuc2", OTHER, NOT_ME),
    ("due", "note_revision", "qmr", {}, NOT_ME),
    ("due", "end", "qmr", {}, NOT_ME),
    ("proposed", "reassign", "truongphong", OTHER, "proposed"),
    ("proposed", "reassign", "qmr", OTHER, ValidationError),
    ("proposed", "reassign", "qmr", OTHER | {"approver": "truongphong"}, ValidationError),
    *[
        (state, act, person, values, WrongState)
        for state in ("kept", "revision_opened", "ended")
        for act, person, values in (
            ("propose_keep", "truongphong", {"reason": "x"}),
            ("confirm_keep", "chutich", KEEP),
            ("open_revision", "truongphong", {}),
            ("reassign", "truongphong", OTHER),
        )
    ],
]


@pytest.mark.parametrize("state, act, person, values, expected", REVIEW_TABLE)
def test_periodic_review(office, state, act, person, values, expected):
    named = {"approver": getattr(office, values["approver"])} if "approver" in values else {}
    check(review_in(office, state), act, getattr(office, person), values | named, expected)
