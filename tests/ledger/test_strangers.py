"""The matrix of attacks by somebody who has the database alone: what is let through must be found by the next pass.

Each line: what is done, in SQL or by a function; whether the guards let it through (True), refuse it (False), or which
database lets it through; and whether the pass that follows finds it. What is neither refused nor found stands in MISSED
with its reason.
"""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction

from processes.map.models import Clause
from qms.api.tokens import issue_token, revoke_tokens
from qms.evidence.identity import erase_identity, keep_identity, open_identity
from qms.evidence.numbers import next_number
from qms.evidence.openings import note_opening
from qms.evidence.seals import make_seal
from qms.evidence.verdicts import alarm, write_verdict
from qms.evidence.verification import tables_without_history, verify
from qms.evidence.watch import verify_new_and_seal
from qms.ledger.now import now
from qms.people.models import Holding, User
from qms.people.security_events import EventKind, note_event
from tests.documents.controlled import making
from tests.guards import lifted

from .forging import put, row_of, run

pytestmark = pytest.mark.both_databases
SQLITE, POSTGRESQL = "sqlite", "postgresql"
PEOPLE, TASKS, TOKENS = "people_user", "lifecycle_task", "api_token"
ANOTHER = "(SELECT id FROM people_user WHERE username = 'quantri')"
DRAFT, HISTORY = "controlled_documentrevision", "controlled_historicaldocumentrevision"


def a_post_is_given():
    holding = row_of("people_holding") | {"id": 9999, "sequence": 1, "head": "x", "since": now().date().isoformat()}
    put("people_holding", holding)
    connection.check_constraints()


def forged_history_row():
    row = row_of(HISTORY, "id = (SELECT max(id) FROM controlled_documentrevision)")
    newest = row_of(HISTORY, f"history_id = (SELECT max(history_id) FROM {HISTORY} WHERE id = {row['id']})")
    put(HISTORY, newest | {"history_id": 99999, "sequence": newest["sequence"] + 1, "mac": "test:" + "0" * 64})


def a_token_is_made():
    put(TOKENS, row_of(TOKENS) | {"id": 9999, "digest": "f" * 64})


def a_task_is_made():
    put(TASKS, row_of(TASKS) | {"id": 9999, "verb": "approve"})


def an_opening_is_invented():
    put("evidence_opening", row_of("evidence_opening") | {"id": 9999, "address": "/x"})


def a_verdict_is_invented():
    moment = now().isoformat()
    row = {"id": 9999, "whole": True, "begun_at": moment, "ended_at": moment, "seal": 1, "findings": 0, "says": ""}
    put("evidence_verification", row | {"mac": "test:" + "0" * 64})


# name: (attack, who lets it through)
LET_THROUGH = {
    "a person renamed": (f"UPDATE {PEOPLE} SET full_name = 'x' WHERE username = 'qmr'", True),
    "a mail address changed": (f"UPDATE {PEOPLE} SET email = 'x@x.vn' WHERE username = 'qmr'", True),
    "a password replaced": (f"UPDATE {PEOPLE} SET password = 'x' WHERE username = 'qmr'", True),
    "an account closed": (f"UPDATE {PEOPLE} SET is_active = NOT is_active WHERE username = 'qmr'", True),
    "a superuser": (f"UPDATE {PEOPLE} SET is_superuser = NOT is_superuser WHERE username = 'qmr'", True),
    "a keyed digest emptied": (f"UPDATE {PEOPLE} SET mac = '' WHERE username = 'qmr'", True),
    "a token made": (a_token_is_made, True),
    "a token valid for ever": (f"UPDATE {TOKENS} SET expires_on = '2099-01-01'", True),
    "a token revived": (f"UPDATE {TOKENS} SET revoked_at = NULL", True),
    "a task for another": (f"UPDATE {TASKS} SET person_id = {ANOTHER}", True),
    "a task for another post": (f"UPDATE {TASKS} SET post = 'officer'", True),
    "a task due later": (f"UPDATE {TASKS} SET due_at = '2099-01-01 00:00:00+00:00'", True),
    "a task done": (f"UPDATE {TASKS} SET status = 'DONE', act = 'approve'", True),
    "a task about another record": (f"UPDATE {TASKS} SET record_id = record_id + 1", True),
    "a task invented": (a_task_is_made, True),
    "an opening invented": (an_opening_is_invented, True),
    "a verdict invented": (a_verdict_is_invented, True),
    "an identity erased by a forger": (
        "UPDATE evidence_identity SET full_name = '', id_number = '', phone = '', address = '', erased_why = 'x',"
        f" erased_at = '2026-01-01 00:00:00+00:00', erased_by_id = {ANOTHER} WHERE erased_at IS NULL",
        True,
    ),
    "fields of a format emptied": ("UPDATE ledger_rowformat SET fields = '[]'", True),
    "content types renamed": (
        "UPDATE django_content_type SET model = model || 'x' WHERE app_label = 'controlled'",
        True,
    ),
    "a forged history row": (forged_history_row, POSTGRESQL),
}
REFUSED = {
    "a post given without history": a_post_is_given,
    "a person deleted": f"DELETE FROM {PEOPLE}",
    "an account renamed": f"UPDATE {PEOPLE} SET username = 'x' WHERE username = 'qmr'",
    "an account made the system's": f"UPDATE {PEOPLE} SET is_system = NOT is_system",
    "an account with another key": f"UPDATE {PEOPLE} SET id = id + 1000",
    "a token for another": f"UPDATE {TOKENS} SET person_id = person_id + 1",
    "a token with another digest": f"UPDATE {TOKENS} SET digest = 'x'",
    "a token deleted": f"DELETE FROM {TOKENS}",
    "a task deleted": f"DELETE FROM {TASKS}",
    "an opening rewritten": "UPDATE evidence_opening SET address = '/x'",
    "an opening deleted": "DELETE FROM evidence_opening",
    "a security event rewritten": "UPDATE people_securityevent SET by_id = NULL",
    "a security event deleted": "DELETE FROM people_securityevent",
    "an opened identity rewritten": "UPDATE evidence_identityopening SET why = 'x'",
    "an identity rewritten": "UPDATE evidence_identity SET full_name = 'x'",
    "an identity blanked by nobody": "UPDATE evidence_identity SET full_name = '', id_number = '', phone = '', "
    "address = ''",
    "an identity deleted": "DELETE FROM evidence_identity",
    "a series moved back": "UPDATE evidence_numberseries SET last = last - 1",
    "a clause reworded": "UPDATE map_clause SET title_vi = 'x'",
    "a clause deleted": "DELETE FROM map_clause",
    "a verdict rewritten": "UPDATE evidence_verification SET findings = 0",
    "a verdict deleted": "DELETE FROM evidence_verification",
    "a seal rewritten": "UPDATE evidence_seal SET marks = '{}'",
    "a holder changed": f"UPDATE people_holding SET person_id = {ANOTHER}, sequence = sequence + 1",
    "a post changed": "UPDATE people_post SET kind = 'officer'",
}
# Past the guards: found all the same, by the next pass or in the night.
PAST_THE_GUARDS = {
    "a security event removed": "DELETE FROM people_securityevent",
    "a security event of nobody": "UPDATE people_securityevent SET by_id = NULL",
    "an opening removed": "DELETE FROM evidence_opening",
    "an opened identity removed": "DELETE FROM evidence_identityopening",
    "a token removed": f"DELETE FROM {TOKENS}",
    "an identity rewritten": "UPDATE evidence_identity SET full_name = 'x' WHERE erased_at IS NULL",
    "an erased identity filled": "UPDATE evidence_identity SET full_name = 'x' WHERE erased_at IS NOT NULL",
    "a series moved back": "UPDATE evidence_numberseries SET last = 0",
    "a clause reworded": "UPDATE map_clause SET title_vi = 'x'",
    "a clause removed": "DELETE FROM map_clause",
    "a holder changed": f"UPDATE people_holding SET person_id = {ANOTHER}",
    "a post changed": "UPDATE people_post SET kind = 'officer'",
}
# Neither refused nor found, and why.
MISSED = {
    "notices deleted": ("DELETE FROM inbox_notice", "a reminder; what it reminds of is a task, and is kept"),
    "passes deleted": ("DELETE FROM inbox_clockpass", "a log of the machine, forgotten after a month anyway"),
    "a mail deleted": ("DELETE FROM evidence_outgoing", "a queue; who was told of lateness is a row of its own"),
    "a task taken over": (
        f"UPDATE {TASKS} SET last_by_id = {ANOTHER}",
        "whose work the last was only sorts the inbox; who did it stands in the history",
    ),
}


@pytest.fixture
def filled(office):
    making.submitted(office)
    issue_token(office.qmr, label="script")
    revoke_tokens(office.qmr)
    issue_token(office.qmr, label="script")
    note_opening(office.qmr, "/documents/1", 200)
    note_event(EventKind.TAKEN, by=office.qmr, what="cases", count=3)
    identity = keep_identity(full_name="Trần Thị B", phone="0912")
    open_identity(identity, by=office.motcua1, why="In giấy hẹn")
    erase_identity(keep_identity(full_name="Lê Văn C"), by=office.qmr, why="Hết hạn")
    Clause.objects.create(edition="2015", number="7.5", title_vi="Thông tin", title_en="Information")
    with transaction.atomic():
        next_number("cases", "2026")
    make_seal()
    write_verdict(whole=True, begun_at=now(), seal=1, findings=0, first=[])
    make_seal()
    assert User.objects.filter(username="qmr").exists() and Holding.objects.exists() and ContentType.objects.exists()
    assert not list(verify())
    connection.check_constraints()
    return office


def do(attack):
    run(attack.replace("%", "%%")) if isinstance(attack, str) else attack()


def found():
    verify_new_and_seal()
    return alarm() is not None


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses(filled, name):
    with pytest.raises(DatabaseError), transaction.atomic():
        do(REFUSED[name])
        connection.check_constraints()


@pytest.mark.parametrize("name", LET_THROUGH)
def test_what_is_let_through_is_found_by_the_next_pass(filled, name):
    attack, by = LET_THROUGH[name]
    if by not in (True, connection.vendor):
        with pytest.raises(DatabaseError), transaction.atomic():
            do(attack)
        return
    do(attack)
    assert found()


@pytest.mark.parametrize("name", PAST_THE_GUARDS)
def test_past_the_guards_it_is_found_all_the_same(filled, name):
    attack = PAST_THE_GUARDS[name]
    with lifted(connection, {attack.replace("DELETE FROM", "UPDATE").split()[1]}):
        do(attack)
        connection.check_constraints()
    assert list(verify())


@pytest.mark.parametrize("name", MISSED)
def test_what_is_missed_is_known(filled, name):
    attack, why = MISSED[name]
    do(attack)
    assert why and not found() and not list(tables_without_history())
