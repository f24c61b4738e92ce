"""Random acts by random people, compared after each with the drawing; a refusal changes nothing."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from documents.controlled.models import DocumentRevision
from qms.evidence.rows import HistoryRows
from qms.ledger.chain import mac_is_right, next_head
from qms.lifecycle.door import perform
from qms.lifecycle.errors import NotVisible, TransitionNotAllowed
from qms.lifecycle.models import Task
from tests.documents.controlled import making
from tests.office import Office, fresh

from .arrows import ACTS, AUTHOR, OPEN, PEOPLE, REVIEWERS, Drawn

pytestmark = pytest.mark.slow

VALUES = {
    "edit": {"text": "<p>Khác</p>"},
    "endorse": {"password": "demo"},
    "approve": {"password": "demo"},
}


class Door(RuleBasedStateMachine):
    """One document, its revisions, and everybody who may try something."""

    office = None

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.document = making.document(self.office)
        self.pairs = []
        self.new_revision()

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def new_revision(self):
        record = making.draft(self.office, document_=self.document, change_summary="Bổ sung")
        self.pairs.append((record.pk, Drawn()))

    @precondition(lambda self: self.pairs[-1][1].state not in OPEN)
    @rule()
    def begin(self):
        """The author begins the next revision once none is open."""
        self.new_revision()

    @rule(act=st.sampled_from(ACTS), person=st.sampled_from(PEOPLE), reviewers=st.sampled_from(REVIEWERS))
    def attempt(self, act, person, reviewers):
        """Anybody tries anything on the newest revision."""
        self.try_it(self.pairs[-1], act, person, reviewers)

    @precondition(lambda self: len(self.pairs) > 1)
    @rule(act=st.sampled_from(ACTS), person=st.sampled_from(PEOPLE))
    def attempt_on_an_earlier_one(self, act, person):
        """Anybody tries anything on the revision before."""
        self.try_it(self.pairs[-2], act, person, REVIEWERS[0])

    @rule()
    def next_step(self):
        """Somebody who is waited for does the next step, so that the far states are reached too."""
        for act, person in sorted(self.pairs[-1][1].waited_for()):
            self.try_it(self.pairs[-1], act, "thuky" if act == "release" else person, ())

    def try_it(self, pair, act, person, reviewers):
        pk, drawn = pair
        values = VALUES.get(act, {})
        if act == "reassign":
            values = {"reviewers": [getattr(self.office, name) for name in reviewers]}
        before = self.seen(pk)
        try:
            with transaction.atomic():
                move = getattr(DocumentRevision.objects.get(pk=pk), act)
                perform(move, by=fresh(getattr(self.office, person)), reason="Lý do", **values)
        except (PermissionDenied, NotVisible, TransitionNotAllowed):
            assert not drawn.may(act, person), f"{person} should have been able to {act}"
            assert self.seen(pk) == before
            return
        assert drawn.may(act, person), f"{person} should not have been able to {act}"
        drawn.do(act, person if act == "endorse" else reviewers)
        if act == "release":
            for _pk, earlier in self.pairs:
                if earlier is not drawn and earlier.state == "effective":
                    earlier.do("supersede")

    def seen(self, pk):
        row = DocumentRevision.objects.get(pk=pk)
        return row.state, row.sequence, row.head, row.history.count(), Task.objects.about(row).open().count()

    @invariant()
    def all_is_as_drawn(self):
        for pk, drawn in self.pairs:
            record = DocumentRevision.objects.get(pk=pk)
            assert record.state == drawn.state
            assert record.sequence == record.history.count() == drawn.steps
            open_tasks = Task.objects.about(record).open().select_related("person")
            waiting = sorted((t.verb, t.person.username if t.person else t.post) for t in open_tasks)
            assert waiting == sorted(drawn.waited_for())

    @invariant()
    def the_chain_holds(self):
        rows, head = HistoryRows(DocumentRevision), ""
        for row in rows.history.objects.filter(id=self.pairs[-1][0]).order_by("sequence").values_list(*rows.columns):
            _history_id, pk, sequence, stored, mac, row_format = rows.place(row)
            head = next_head(head, rows.text(row, row_format))
            assert head == stored and mac_is_right(mac, rows.label, pk, sequence, head)


@pytest.mark.django_db
def test_whatever_people_try_the_door_keeps_to_the_drawing():
    Door.office = Office()
    assert AUTHOR in PEOPLE
    run_state_machine_as_test(
        Door,
        settings=settings(
            max_examples=10,
            stateful_step_count=25,
            deadline=None,
            database=None,
            phases=[Phase.generate],  # shrinking asks for minutes; the steps printed are few enough to read
            suppress_health_check=list(HealthCheck),
        ),
    )
