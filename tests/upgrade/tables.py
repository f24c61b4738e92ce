"""Tables, keys and guards: the statements that a release made them with, and what stands in a database, to compare."""

import re

from django.db import connection, transaction

from qms.ledger.schema import make_from_models

DEFINES = re.compile(r"(CREATE|ALTER|DROP)\s", re.IGNORECASE)


def statements():
    """The statements by which this version makes its tables in the empty database that is open."""
    heard = []

    def hear(execute, sql, params, many, context):
        if DEFINES.match(sql := str(sql)):
            heard.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        make_from_models("default")
    return heard


def make(told):
    """Make the tables of a release from its own statements."""
    with transaction.atomic(), connection.cursor() as cursor:
        for sql in told:
            cursor.execute(sql)


def standing():
    """{what: how} of all tables, columns, keys, indexes and guards that stand; in no order."""
    return {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]()


def _sqlite():
    found = {}
    for kind, name, table, sql in _rows("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"):
        if kind == "table" and not name.startswith("sqlite_"):
            found |= {f"{name}: {clause}": "" for clause in _clauses(sql)}
        elif kind != "table":
            found[f"{kind} {name} on {table}"] = _even(sql)
    return found


def _clauses(sql):
    """The columns and constraints of a CREATE TABLE; a table that was rebuilt has them in another order."""
    inner, depth, clause = sql[sql.index("(") + 1 : sql.rindex(")")], 0, ""
    for sign in inner:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and not depth:
            yield _even(clause)
            clause = ""
        else:
            clause += sign
    yield _even(clause)


def _even(sql):
    return " ".join(sql.split()).replace("CREATE TRIGGER IF NOT EXISTS", "CREATE TRIGGER")


def _postgresql():
    asked = {
        "column": "SELECT attrelid::regclass || '.' || attname, format_type(atttypid, atttypmod) || attnotnull::text"
        " || attidentity::text FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE c.relkind = 'r'"
        " AND attnum > 0 AND NOT attisdropped AND c.relnamespace = 'public'::regnamespace",
        "constraint": "SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace AND contype <> 'n'",
        "index": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "guard": "SELECT tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid) FROM pg_trigger"
        " WHERE NOT tgisinternal",
        "function": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    }
    return {f"{kind} {name}": how for kind, sql in asked.items() for name, how in _rows(sql)}


def _rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()
