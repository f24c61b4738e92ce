"""The door beyond the table: substitutes, vetoes, the counter, what a part's act may do, and what it costs."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from documents.controlled import rules
from documents.controlled.models import DocumentRevision
from qms.acts.rules import asked_once, rule
from qms.ledger.now import today
from qms.lifecycle import door, vetoes
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import ConcurrentTransition, NotVisible, RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.people.actors import Actor
from qms.signing_pins.forms import NewRenewal
from tests.documents.controlled import making
from tests.office import fresh
from tests.processes.planned_changes import making as planned_changes

pytestmark = pytest.mark.both_databases


def on_leave(office, holder, kind, substitute):
    office.substitute(holder, kind, substitute, today(), today() + timedelta(days=5))


def ready(office, **values):
    return perform(making.submitted(office, **values).endorse, by=office.truongphong, password="demo")


def refused(move, error, **values):
    """The refusal; nothing has changed."""
    sequence = type(move.__self__).objects.get(pk=move.__self__.pk).sequence
    with pytest.raises(error) as refusal, transaction.atomic():
        perform(move, **values)
    assert type(move.__self__).objects.get(pk=move.__self__.pk).sequence == sequence
    return refusal.value


def test_a_substitute_releases_and_the_record_shows_both(office):
    revision = making.approved(office)
    on_leave(office, "thuky", "document_controller", "congchuc2")
    perform(revision.release, by=fresh(office.congchuc2))
    row = revision.history.first()
    assert (row.history_user, row.on_behalf_of) == (office.congchuc2, office.thuky)


def test_a_substitution_ends_with_its_last_day(office):
    revision = making.approved(office)
    office.substitute(
        "thuky", "document_controller", "congchuc2", today() - timedelta(days=9), today() - timedelta(days=1)
    )
    refused(revision.release, WrongPerson, by=fresh(office.congchuc2))


def test_who_acts_for_themselves_needs_nobody(office):
    """A person with a post of their own acts in their own name even while standing in for somebody."""
    on_leave(office, "qmr", "quality_manager", "thuky")
    revision = making.approved(office)
    perform(revision.release, by=fresh(office.thuky))
    assert revision.history.first().on_behalf_of is None


def test_the_author_does_not_approve_by_standing_in_for_the_approver(office):
    revision = ready(office)
    on_leave(office, "chutich", "top_management", "congchuc1")
    refused(revision.approve, WrongPerson, by=fresh(office.congchuc1), password="demo")


def test_nobody_approves_in_the_name_of_the_author(office):
    """Both directions: neither the author for another, nor another for the author."""
    revision = ready(office)
    assert not rules.is_not_author(revision, Actor(office.chutich, (), office.congchuc1))
    assert not rules.is_not_author(revision, Actor(office.congchuc1, (), office.chutich))
    assert rules.is_not_author(revision, Actor(office.chutich, (), office.qmr))


def test_an_approver_standing_in_for_the_author_still_approves_in_their_own_name(office):
    on_leave(office, "congchuc1", "officer", "chutich")
    revision = ready(office)
    perform(revision.approve, by=fresh(office.chutich), password="demo")
    assert revision.history.first().on_behalf_of is None


def test_a_named_person_is_not_replaced_by_a_substitute(office):
    """The approver is named; while away the revision is given to another by `reassign`, in the open."""
    revision = ready(office)
    on_leave(office, "chutich", "top_management", "qmr")
    refused(revision.approve, WrongPerson, by=fresh(office.qmr), password="demo")
    perform(revision.reassign, by=office.truongphong, reason="Đi công tác", approver=office.qmr)
    perform(revision.approve, by=fresh(office.qmr), password="demo")


def asked(revision):
    return sorted((t.verb, t.person.username) for t in Task.objects.about(revision).open())


def test_reassigning_asks_the_persons_newly_named(office):
    revision = making.submitted(office, reviewers=[office.truongphong, office.congchuc2])
    perform(revision.endorse, by=office.truongphong, password="demo")
    perform(revision.reassign, by=office.qmr, reason="Nghỉ ốm", reviewers=[office.truongphong, office.qmr])
    assert asked(revision) == [("endorse", "qmr")]
    perform(revision.reassign, by=office.qmr, reason="Nghỉ ốm", reviewers=[office.truongphong])
    assert asked(revision) == [("approve", "chutich")]
    perform(revision.reassign, by=office.truongphong, reason="Bận", approver=office.qmr)
    assert asked(revision) == [("approve", "qmr")]
    perform(revision.reassign, by=office.qmr, reason="Thêm ý kiến", reviewers=[office.truongphong, office.congchuc2])
    assert asked(revision) == [("endorse", "congchuc2")]
    refused(revision.approve, RuleNotMet, by=office.qmr, password="demo")


def test_reassigning_loosens_no_rule(office):
    revision = ready(office)
    with pytest.raises(ValidationError), transaction.atomic():
        perform(revision.reassign, by=office.qmr, reason="Thử", approver=office.congchuc1)
    assert DocumentRevision.objects.get(pk=revision.pk).approver == office.chutich


@rule("Nhà trên chưa đồng ý.")
def upper_room_agrees(record, actor):
    return False


def test_a_veto_from_above_refuses_with_its_sentence(office, monkeypatch):
    revision = making.draft(office, text="")
    monkeypatch.setattr(vetoes, "_vetoes", {})
    vetoes.veto(DocumentRevision, DocumentRevision.submit, upper_room_agrees)
    refusal = refused(revision.submit, RuleNotMet, by=office.congchuc1)
    assert "Nhà trên chưa đồng ý." in refusal.unmet and len(refusal.unmet) == 2
    monkeypatch.setattr(vetoes, "_vetoes", {})
    assert vetoes.vetoes_of(DocumentRevision, "submit") == []


def test_the_counter_that_a_person_saw_must_be_the_present_one(office):
    revision = making.draft(office)
    perform(revision.edit, by=office.congchuc1, sequence=1, text="<p>A</p>")
    refused(revision.edit, ConcurrentTransition, by=office.congchuc1, sequence=1, text="<p>B</p>")
    perform(revision.edit, by=office.congchuc1, sequence=2, text="<p>B</p>")


def test_who_may_not_see_a_record_is_told_nothing_of_it(office):
    refused(making.draft(office).submit, NotVisible, by=office.quantri)
    refused(
        making.approved(office, document_=making.document(office, code="X")).release, NotVisible, by=office.truongkt
    )


def test_who_may_not_create_creates_nothing(office):
    document = making.document(office)
    for person in (office.quantri, office.danhgia1):
        with pytest.raises(WrongPerson), transaction.atomic():
            create(DocumentRevision, by=person, document=document)
    assert document.revisions.count() == 0


ACTS = {
    "submit": (making.draft, "congchuc1", {}),
    "endorse": (making.submitted, "truongphong", {"password": "demo"}),
    "approve": (ready, "chutich", {"password": "demo"}),
    "withdraw": (making.effective, "qmr", {"reason": "Không còn dùng"}),
    "cancel": (making.draft, "congchuc1", {"reason": "Thôi"}),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_asks_at_most_eighteen_things_of_the_database(office, act):
    make, who, values = ACTS[act]
    revision, person = make(office), fresh(getattr(office, who))
    with CaptureQueriesContext(connection) as asked_for:
        perform(getattr(revision, act), by=person, **values)
    assert len(asked_for) <= 18, "\n".join(each["sql"][:150] for each in asked_for)


def test_a_rule_on_persons_may_speak_of_the_record(office, monkeypatch):
    """Whoever is refused hears the sentence made for this record, not a fault."""
    told = rule("Không ai.", particulars=lambda revision: f"Chỉ dành cho {revision.author}.")(
        lambda revision, actor: False
    )
    revision = making.draft(office)
    acts = door.acts_of(DocumentRevision)
    speaking = acts | {"submit": replace(acts["submit"], who=(told,))}
    monkeypatch.setattr(door, "acts_of", lambda model: speaking)
    assert "Congchuc1" in str(refused(revision.submit, WrongPerson, by=office.congchuc1))


UNSEEN = "\u200b\u202e \u2060"


def test_a_reason_that_nobody_sees_is_none(office):
    """It would be kept as an empty one: what nobody sees is left out at the door."""
    change = planned_changes.submitted(office)
    with pytest.raises(ValidationError) as refused, transaction.atomic():
        perform(change.decline, by=office.qmr, reason=UNSEEN)
    assert "reason" in refused.value.message_dict
    assert perform(change.decline, by=office.qmr, reason=f"Chưa cần{UNSEEN}").state == "declined"


@pytest.mark.parametrize("typed", [UNSEEN, "Có"])
def test_what_nobody_sees_answers_no_field_that_has_to_be_answered(typed):
    form = NewRenewal({"why": typed})
    assert form.is_valid() == (typed != UNSEEN)


def test_while_a_page_is_made_a_rule_is_asked_once_about_a_record_and_an_actor():
    asked = []

    @rule("It is asked.")
    def counts(record, actor):
        asked.append((record, actor))
        return actor == "her"

    with asked_once():
        assert [counts("a record", who) for who in ("her", "him", "her", "him")] == [True, False, True, False]
    assert asked == [("a record", "her"), ("a record", "him")]
    assert counts("a record", "her") and len(asked) == 3, "an act asks anew"
