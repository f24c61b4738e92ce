"""The program's role in PostgreSQL: what it may not do, and that everything the program does goes under it."""

from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.urls import reverse

from qms.inbox.role_check import role
from qms.ledger.formats import kept_models
from qms.ledger.guards import Guard, guards_of
from qms.ledger.rights import ADD, CHANGE, READ, REMOVE, rights
from qms.ledger.roles import rights_amiss
from tests.documents.controlled import making
from tests.roles import ROLE, as_owner

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
on_postgresql = pytest.mark.skipif(
    "postgresql" not in django_settings.DATABASES["default"]["ENGINE"], reason="the embedded database has no roles"
)
UNIT, HISTORY = "people_unit", "people_historicalunit"
NEVER_THE_PROGRAMS = {
    "a table emptied": f"TRUNCATE {UNIT} CASCADE",
    "a kept row removed": f"DELETE FROM {UNIT}",
    "history rewritten": f"UPDATE {HISTORY} SET name = 'x'",
    "history removed": f"DELETE FROM {HISTORY}",
    "a seal rewritten": "UPDATE evidence_seal SET root = 'x'",
    "a person removed": "DELETE FROM people_user",
    "a task removed": "DELETE FROM lifecycle_task",
    "a token removed": "DELETE FROM api_token",
    "a format rewritten": "UPDATE ledger_rowformat SET fields = '[]'",
    "content types renamed": "UPDATE django_content_type SET model = model || 'x'",
    "a migration forgotten": "DELETE FROM django_migrations",
    "a guard switched off": f"ALTER TABLE {UNIT} DISABLE TRIGGER people_unit_step",
    "a guard for replicas only": f"ALTER TABLE {UNIT} ENABLE REPLICA TRIGGER people_unit_step",
    "a guard dropped": f"DROP TRIGGER people_unit_step ON {UNIT}",
    "a guard replaced": f"CREATE OR REPLACE TRIGGER people_unit_step BEFORE UPDATE ON {UNIT} FOR EACH ROW"
    " WHEN (false) EXECUTE FUNCTION guard_refuse('x')",
    "a session as a replica": "SET session_replication_role = replica",
    "another function": "CREATE OR REPLACE FUNCTION guard_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RETURN NEW; END $$",
    "the function that holds": "DROP FUNCTION hold_history()",
    "a column dropped": f"ALTER TABLE {UNIT} DROP COLUMN head",
    "a table of its own": "CREATE TABLE public.mine (id integer)",
    "a rule": f"CREATE RULE nothing AS ON UPDATE TO {UNIT} DO INSTEAD NOTHING",
    "another owner": f"ALTER TABLE {UNIT} OWNER TO {ROLE}",
    "the catalogue": "UPDATE pg_trigger SET tgenabled = 'D'",
}


def do(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


@on_postgresql
@pytest.mark.parametrize("attack", NEVER_THE_PROGRAMS)
def test_with_the_programs_password_it_is_refused(office, attack):
    connection.check_constraints()
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), transaction.atomic():
        do(NEVER_THE_PROGRAMS[attack])


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_the_role_can_not_become_the_owner():
    import psycopg

    known = connection.settings_dict
    where = {"host": known["HOST"], "port": known["PORT"], "dbname": known["NAME"], "user": ROLE}
    with psycopg.connect(**where, autocommit=True) as own:
        for attempt in (f"SET ROLE {known['USER']}", f"ALTER ROLE {ROLE} SUPERUSER", "CREATE ROLE more SUPERUSER"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                own.execute(attempt)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            own.execute(f"DELETE FROM {UNIT}")


def test_people_come_and_go(office, client, settings):
    """With the rights that were advised before, a logout was a fault of the server."""
    settings.AXES_ENABLED = True
    office.qmr.set_password("Rất-dài-2026")
    office.qmr.save()
    for password, comes_in in (("wrong", False), ("Rất-dài-2026", True)):
        told = client.post(reverse("login"), {"username": office.qmr.username, "password": password})
        assert (told.status_code == 302) is comes_in
    assert client.get(reverse("home")).status_code == 200
    assert client.post(reverse("logout")).status_code == 302
    assert client.get(reverse("home")).status_code == 302


def test_what_is_kept_is_added_and_changed_and_history_only_added():
    found = rights(connection)
    for model in kept_models():
        assert found[model._meta.db_table] in ([READ, ADD, CHANGE], [READ, ADD]), model
        history = model.history.model._meta.db_table
        assert found[history] == [READ, ADD] or connection.vendor == "sqlite", model
    assert found[UNIT] == [READ, ADD, CHANGE] and found["evidence_link"] == [READ, ADD]


def test_nothing_is_forgotten_that_a_guard_keeps():
    from django.apps import apps

    found = rights(connection)
    for model in apps.get_models():
        kept = any(isinstance(each, Guard) and each.event == "DELETE" for each in guards_of(model))
        assert not (kept and REMOVE in found[model._meta.db_table]), model
    assert REMOVE in found["django_session"] and found["django_migrations"] == [READ]


@on_postgresql
def test_the_doctor_names_a_right_too_many_or_too_few(office, settings):
    assert role().well and rights_amiss(connection) == []
    with as_owner(connection):
        do(f"GRANT TRUNCATE ON {UNIT} TO {ROLE}")
        do(f"REVOKE INSERT ON {HISTORY} FROM {ROLE}")
    assert rights_amiss(connection) == [f"{HISTORY}: -INSERT", f"{UNIT}: +TRUNCATE"]
    assert not role().well
    with as_owner(connection):
        call_command("roles", ROLE, stdout=StringIO())
    assert role().well
    settings.DEMO = False
    with as_owner(connection):
        assert not role().well


@on_postgresql
def test_a_role_that_owns_the_tables_is_refused(office):
    with as_owner(connection), pytest.raises(CommandError, match=r"role of its own"):
        call_command("roles", connection.settings_dict["USER"])


@on_postgresql
def test_the_password_reaches_the_server_as_a_digest_only(office, monkeypatch):
    monkeypatch.setenv("PROGRAM_PASSWORD", "không ai biết")
    with as_owner(connection), connection.cursor() as cursor:
        call_command("roles", "qms_another", stdout=StringIO())
        cursor.execute("SELECT rolpassword, rolsuper, rolcanlogin FROM pg_authid WHERE rolname = 'qms_another'")
        digest, is_super, may_come = cursor.fetchone()
    assert digest.startswith("SCRAM-SHA-256$") and (is_super, may_come) == (False, True)


@on_postgresql
def test_the_sql_is_printed_for_whoever_runs_it_elsewhere(office):
    told = StringIO()
    call_command("roles", "qms_other", print=True, stdout=told)
    assert 'TO "qms_other";' in told.getvalue() and "TRUNCATE" not in told.getvalue()
    with pytest.raises(DatabaseError), transaction.atomic():
        do("SET ROLE qms_other")  # nothing was done


@on_postgresql
def test_who_seals_holds_up_nobody_without_the_right(office):
    making.draft(office)
    do("SELECT hold_history()")
    with as_owner(connection):
        do("REVOKE EXECUTE ON FUNCTION hold_history() FROM " + ROLE)
    with pytest.raises(ProgrammingError), transaction.atomic():
        do("SELECT hold_history()")
