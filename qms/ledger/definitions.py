"""Whether what stands in PostgreSQL beside the tables is, word for word, what this program makes.

PostgreSQL keeps no SQL as it was written. So each guard is made once more, on an empty copy of its table that nobody
else sees and that is gone at once; both are told by PostgreSQL itself, and compared.
"""

import re
from functools import cache

from django.apps import apps
from django.db import ProgrammingError, connections, transaction

from .asking_guards import ASKED_IN, functions_asked
from .guards import REFUSE
from .server_parts import HOLD, SEARCH_PATH, hold_body

ALWAYS = "A"
TRIGGERS = """
SELECT tgname, pg_get_triggerdef(t.oid), tgenabled, tgfoid = to_regproc('public.guard_refuse') FROM pg_trigger t
JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal AND relnamespace = {schema}"""
# Whatever else keeps a statement from the guards, or the guards from a statement.
BESIDE = """
SELECT 'rule ' || rulename || ' of ' || relname FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
UNION ALL SELECT 'row security of ' || relname FROM pg_class
  WHERE relrowsecurity AND relnamespace = 'public'::regnamespace
UNION ALL SELECT 'key ' || conname || ' of ' || conrelid::regclass FROM pg_constraint
  WHERE NOT convalidated AND connamespace = 'public'::regnamespace
UNION SELECT 'key ' || conname || ' of ' || conrelid::regclass FROM pg_trigger
  JOIN pg_constraint ON pg_constraint.oid = tgconstraint
  WHERE tgisinternal AND tgenabled <> 'O' AND connamespace = 'public'::regnamespace"""
FUNCTIONS = """
SELECT proname, prosrc, prosecdef, coalesce(array_to_string(proconfig, ';'), '') FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND proname = ANY(%s)"""


def differing(connection, expected):
    """Names of what is not as it should be: of the triggers {name: (table, SQL)}, beside them, of their functions."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS.format(schema="'public'::regnamespace"))
        standing = {name: (told, [*stands]) for name, told, *stands in cursor.fetchall()}
        cursor.execute(BESIDE)
        beside = [name for (name,) in cursor.fetchall()]
    told = _intended_here(connection.alias, tuple(sorted((name, *each) for name, each in expected.items())))
    wrong = {name for name in expected if not _stands(standing.get(name), told.get(name, ()))}
    return (
        sorted(wrong | standing.keys() - expected.keys())
        + sorted(beside)
        + (_functions(connection) if expected else [])
    )


def _stands(found, told):
    return found is not None and found[0] in told and found[1] == [ALWAYS, True]


def _intended_here(alias, triggers):
    """The same also of a database that is not migrated yet: what needs a column or a function it lacks is left out."""
    try:
        return intended(alias, triggers)
    except ProgrammingError:
        return intended(alias, tuple(each for each in triggers if _can_be_made(alias, each)))


def _can_be_made(alias, trigger):
    try:
        return bool(intended(alias, (trigger,)))
    except ProgrammingError:
        return False


@cache
def intended(alias, triggers):
    """{name: how PostgreSQL may tell the trigger that this program makes}, of (name, table, SQL).

    Two ways: as it tells the SQL of the program, and as it tells what it told, since a restored backup made it by that.
    """
    tables = sorted({table for _name, table, _sql in triggers})
    copies = [f'CREATE TEMP TABLE "{table}" (LIKE public."{table}") ON COMMIT DROP' for table in tables]
    made = [sql.replace(f' ON "{table}" ', f' ON pg_temp."{table}" ', 1) for _name, table, sql in triggers]
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        once = _told(cursor, [*copies, *made])
        again = _told(cursor, [each.replace("CREATE", "CREATE OR REPLACE", 1) for each in once.values()])
        transaction.set_rollback(True, using=alias)
    return {name: {_in_public(told), _in_public(again[name])} for name, told in once.items()}


def _told(cursor, statements):
    cursor.execute("; ".join([*statements, "SELECT"]))
    cursor.execute(TRIGGERS.format(schema="pg_my_temp_schema()"))
    return {name: told for name, told, *_rest in cursor}


def _in_public(told):
    return re.sub(r" ON pg_temp(_\d+)?\.", " ON public.", told, count=1)


def _functions(connection):
    """Names of functions that do something else than the program's."""
    refuse = (" ".join(REFUSE.split("$$")[1].split()), False, "")
    right = {"guard_refuse": refuse, HOLD: (hold_body(connection), True, SEARCH_PATH)}
    right |= {name: (body, False, ASKED_IN) for name, body in functions_asked(apps.get_models()).items()}
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS, [[*right]])
        found = {name: (" ".join(body.split()), *rest) for name, body, *rest in cursor.fetchall()}
    return [name for name, each in right.items() if found.get(name) != each]
