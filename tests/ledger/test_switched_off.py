"""Every silent way to switch a guard off, planted once: doctor and the night's verification name it."""

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from qms.evidence.verdicts import last_whole
from qms.evidence.verification_job import ask_for_verification
from qms.inbox import doctor
from qms.ledger.checks import missing_guards
from tests.jobs.worker import work_off
from tests.roles import as_owner

pytestmark = pytest.mark.both_databases
ON_POSTGRESQL = "postgresql" in settings.DATABASES["default"]["ENGINE"]
UNIT, STEP, KEPT = "people_unit", "people_unit_step", "people_unit_kept"
NOTHING = "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$"
REFUSES = "FOR EACH ROW EXECUTE FUNCTION guard_refuse('people_unit: rows are kept')"
SAYS = "BEGIN SELECT RAISE(ABORT, 'people_unit: rows are kept'); END"

# way: (SQL, the name by which it is told)
SQLITE = {
    "dropped": (f"DROP TRIGGER {KEPT}", KEPT),
    "asked for nothing": (f"DROP TRIGGER {KEPT}; CREATE TRIGGER {KEPT} BEFORE DELETE ON {UNIT} WHEN 0 {SAYS}", KEPT),
    "refusing nothing": (
        f"DROP TRIGGER {KEPT}; CREATE TRIGGER {KEPT} BEFORE DELETE ON {UNIT} BEGIN SELECT 1; END",
        KEPT,
    ),
    "at another event": (f"DROP TRIGGER {KEPT}; CREATE TRIGGER {KEPT} BEFORE INSERT ON {UNIT} WHEN 0 {SAYS}", KEPT),
    "at another table": (f"DROP TRIGGER {KEPT}; CREATE TRIGGER {KEPT} BEFORE DELETE ON people_post {SAYS}", KEPT),
    "a stranger who swallows": (
        f"CREATE TRIGGER aaa BEFORE UPDATE ON {UNIT} BEGIN SELECT RAISE(IGNORE); END",
        "aaa",
    ),
    "a stranger who writes": (
        f"CREATE TRIGGER aaa AFTER INSERT ON {UNIT} BEGIN UPDATE django_session SET session_data = ''; END",
        "aaa",
    ),
    "a view before a table": ("CREATE VIEW people_units AS SELECT * FROM people_unit", "view people_units"),
}
POSTGRESQL = {
    "dropped": (f"DROP TRIGGER {KEPT} ON {UNIT}", KEPT),
    "disabled": (f"ALTER TABLE {UNIT} DISABLE TRIGGER {KEPT}", KEPT),
    "for replicas only": (f"ALTER TABLE {UNIT} ENABLE REPLICA TRIGGER {KEPT}", KEPT),
    "not for replicas": (f"ALTER TABLE {UNIT} ENABLE TRIGGER {KEPT}", KEPT),
    "asked for nothing": (
        f"CREATE OR REPLACE TRIGGER {KEPT} BEFORE DELETE ON {UNIT} FOR EACH ROW WHEN (false)"
        " EXECUTE FUNCTION guard_refuse('people_unit: rows are kept');"
        f"ALTER TABLE {UNIT} ENABLE ALWAYS TRIGGER {KEPT}",
        KEPT,
    ),
    "asked for less": (
        f"CREATE OR REPLACE TRIGGER {STEP} BEFORE UPDATE ON {UNIT} FOR EACH ROW"
        " WHEN (new.sequence <> old.sequence + 1 AND new.id <> old.id)"
        " EXECUTE FUNCTION guard_refuse('people_unit: every change is the next in its sequence');"
        f"ALTER TABLE {UNIT} ENABLE ALWAYS TRIGGER {STEP}",
        STEP,
    ),
    "at another event": (f"CREATE OR REPLACE TRIGGER {KEPT} BEFORE INSERT ON {UNIT} {REFUSES}", KEPT),
    "at another table": (
        f"DROP TRIGGER {KEPT} ON {UNIT}; CREATE TRIGGER {KEPT} BEFORE DELETE ON people_post {REFUSES}",
        KEPT,
    ),
    "another function": (
        "CREATE OR REPLACE FUNCTION guard_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "guard_refuse",
    ),
    "a function of the same name": (
        f"CREATE SCHEMA other; CREATE FUNCTION other.guard_refuse() {NOTHING};"
        f"CREATE OR REPLACE TRIGGER {KEPT} BEFORE DELETE ON {UNIT} FOR EACH ROW"
        " EXECUTE FUNCTION other.guard_refuse('people_unit: rows are kept')",
        KEPT,
    ),
    "a question answered otherwise": (
        "CREATE OR REPLACE FUNCTION cases_casestep_stands_asks(new_version_id bigint, new_case_id bigint)"
        " RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$ SELECT false $$",
        "cases_casestep_stands_asks",
    ),
    "nobody to ask": ("DROP FUNCTION cases_casestep_stands_asks CASCADE", "cases_casestep_stands"),
    "a stranger who swallows": (
        f"CREATE FUNCTION nobody() {NOTHING};"
        f"CREATE TRIGGER aaa BEFORE UPDATE ON {UNIT} FOR EACH ROW EXECUTE FUNCTION nobody()",
        "aaa",
    ),
    "a rule": (f"CREATE RULE nothing AS ON UPDATE TO {UNIT} DO INSTEAD NOTHING", "rule nothing of people_unit"),
    "rows hidden": (f"ALTER TABLE {UNIT} ENABLE ROW LEVEL SECURITY", "row security of people_unit"),
    "keys switched off": (f"ALTER TABLE {UNIT} DISABLE TRIGGER ALL", "key people_unit_history of people_unit"),
    "a key dropped": (f"ALTER TABLE {UNIT} DROP CONSTRAINT people_unit_history", "people_unit_history"),
    "a key of fewer columns": (
        f"ALTER TABLE {UNIT} DROP CONSTRAINT people_unit_history; ALTER TABLE {UNIT} ADD CONSTRAINT people_unit_history"
        " FOREIGN KEY (id, sequence) REFERENCES people_historicalunit (id, sequence) DEFERRABLE INITIALLY DEFERRED",
        "people_unit_history",
    ),
    "a key not asked of what is there": (
        f"ALTER TABLE {UNIT} DROP CONSTRAINT people_unit_history; ALTER TABLE {UNIT} ADD CONSTRAINT people_unit_history"
        " FOREIGN KEY (id, sequence, head) REFERENCES people_historicalunit (id, sequence, head)"
        " DEFERRABLE INITIALLY DEFERRED NOT VALID",
        "key people_unit_history of people_unit",
    ),
    "a seal that holds nobody up": (
        "CREATE OR REPLACE FUNCTION hold_history() RETURNS void LANGUAGE plpgsql AS $$ BEGIN END $$",
        "hold_history",
    ),
}
WAYS = POSTGRESQL if ON_POSTGRESQL else SQLITE


def go(way):
    """Take a way as the owner; gives the name by which it should be told."""
    sql, name = WAYS[way]
    connection.check_constraints()
    with as_owner(connection), connection.cursor() as cursor:
        for each in [sql] if ON_POSTGRESQL else sql.replace("; CREATE", ";; CREATE").split(";; "):
            cursor.execute(each)
    return name


@pytest.mark.parametrize("way", WAYS)
def test_it_is_told(office, way):
    assert missing_guards(connection) == [] and doctor.guards().well
    name = go(way)
    assert name in missing_guards(connection)
    assert name in doctor.guards().says


@pytest.mark.parametrize("way", ["dropped", "asked for nothing", "a stranger who swallows"])
def test_the_night_tells_it_too(office, way):
    name = go(way)
    ask_for_verification(by=office.quantri)
    work_off()
    assert f"guard {name}: does not stand" in last_whole().says


@pytest.mark.skipif(not ON_POSTGRESQL, reason="the embedded database has no replicas")
def test_a_session_that_says_it_is_a_replica_is_refused_all_the_same(office):
    with as_owner(connection), pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f"DELETE FROM {UNIT}")
