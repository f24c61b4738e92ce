"""What a database holds besides rows of its own: {what: how it is told}, read from the database's catalogue."""

import re

POSTGRESQL = {
    "column": """
        SELECT attrelid::regclass || '.' || attname, concat_ws(' ', format_type(atttypid, atttypmod),
          CASE WHEN attnotnull THEN 'NOT NULL' END, pg_get_expr(adbin, adrelid), attidentity::text, attgenerated::text,
          attcollation::regcollation)
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped""",
    "constraint": """
        SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) || ' ' || convalidated::text
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "index": """
        SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class
        ON pg_class.oid = indrelid WHERE relnamespace = 'public'::regnamespace""",
    "trigger": """
        SELECT tgname::text, pg_get_triggerdef(oid) || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal""",
    "function": """
        SELECT proname::text, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace""",
}
# What the program itself writes down while a schema is made.
NOTED = {
    "migration": "SELECT app || '.' || name, count(*) FROM django_migrations GROUP BY 1",
    "format": "SELECT format, model FROM ledger_rowformat",
    "content type": "SELECT app_label || '.' || model, count(*) FROM django_content_type GROUP BY 1",
}

# Tables of libraries whose migrations made whole numbers longer: Django then names foreign keys anew, and leaves a
# table between two others as it was. No later migration is misled: it finds a key by its columns, not by its name.
LENGTHENED = r"auth_group_permissions|viewflow_process|viewflow_task|viewflow_task_previous"


def schema_of(cursor, vendor):
    """Everything a cursor's database holds: columns, constraints, indexes, triggers, and which migrations it knows."""
    found = _sqlite(cursor) if vendor == "sqlite" else {}
    for kind, sql in NOTED.items() if vendor == "sqlite" else (POSTGRESQL | NOTED).items():
        found |= {f"{kind} {name}": str(told) for name, told in _rows(cursor, sql)}
    return dict(_lengthened(*each) for each in found.items())


def _lengthened(name, told):
    if not re.match(rf"(column|constraint|table) ({LENGTHENED})[.:]", name):
        return name, told
    name, told = (re.sub("integer|bigint", "whole number", text) for text in (name, told))
    return (f"{name.partition('.')[0]}: {told}", "stands") if told.startswith("FOREIGN KEY") else (name, told)


def differences(one, other):
    """{what: (how one tells it, how the other does)} of what is not the same in both."""
    return {name: (one.get(name), other.get(name)) for name in one.keys() | other if one.get(name) != other.get(name)}


def _sqlite(cursor):
    """SQLite keeps a table as it was written: its columns and constraints are its lines, in any order."""
    found = {}
    for kind, name, sql in _rows(cursor, "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"):
        if kind == "table" and not name.startswith("sqlite_"):
            found |= {f"table {name}: {line}": "stands" for line in lines_of(sql)}
        elif kind != "table":
            found[f"{kind} {name}"] = sql
    return found


def lines_of(sql):
    """The columns and constraints of a CREATE TABLE: what its commas part, outside of inner brackets and quotes."""
    lines, depth = [""], 0
    for part in re.findall(r"'(?:[^']|'')*'|\"[^\"]*\"|[(),]|[^'\"(),]+", sql[sql.index("(") + 1 : sql.rindex(")")]):
        depth += {"(": 1, ")": -1}.get(part, 0)
        if part == "," and not depth:
            lines.append("")
        else:
            lines[-1] += part
    return [line.strip() for line in lines]


def _rows(cursor, sql):
    cursor.execute(sql)
    return cursor.fetchall()
