"""The owner's role and the program's role in PostgreSQL: whoever works with the program's password owns nothing.

The owner makes tables and guards, by migrations; the program works under a role that can neither switch a guard off
nor remove what is kept. So a guard holds against a stolen password of the program too, and not only against mistakes.
"""

from collections.abc import Iterator

from .rights import rights
from .server_parts import HOLD

MADE_MEANWHILE = "duplicate_object OR unique_violation"


class NotNarrow(Exception):
    """A role that is no narrow one; says why."""


def statements(connection, role: str) -> Iterator[str]:
    """The SQL by which the owner gives a role what the program needs, and takes whatever else it had."""
    quote = connection.ops.quote_name
    to = quote(role)
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {to}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {to}"
    yield f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {to}"
    yield f"GRANT USAGE ON SCHEMA public TO {to}"
    yield f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {to}"  # a backup reads how far keys were counted
    for needed, tables in _by_rights(connection).items():
        yield f"GRANT {', '.join(needed)} ON {', '.join(map(quote, tables))} TO {to}"
    yield f"GRANT EXECUTE ON FUNCTION {HOLD}() TO {to}"


def _by_rights(connection):
    found: dict[tuple[str, ...], list[str]] = {}
    for table, needed in sorted(rights(connection).items()):
        found.setdefault((*needed,), []).append(table)
    return found


def make_role(connection, role: str, password: str = "") -> None:
    """Make the role where it is not there yet, and give it the password; the server gets only a digest of that."""
    to = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() is None:  # where an administrator made it, the owner need not be allowed to
            cursor.execute(f"DO $$ BEGIN CREATE ROLE {to} LOGIN; EXCEPTION WHEN {MADE_MEANWHILE} THEN NULL; END $$")
        if password:
            pg = connection.connection.pgconn
            digest = pg.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
            cursor.execute(f"ALTER ROLE {to} PASSWORD '{digest}'")


def refuse_if_wide(connection, role: str) -> None:
    """Raise NotNarrow for a role that no missing right would stop."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication, EXISTS (SELECT 1 FROM pg_class"
            " WHERE relnamespace = 'public'::regnamespace AND pg_has_role(rolname, relowner, 'MEMBER'))"
            " FROM pg_roles WHERE rolname = %s",
            [role],
        )
        can_more, owns = cursor.fetchone() or (False, False)
    if can_more:
        raise NotNarrow(f"{role} may change roles or pass over rights: the program needs a role of its own.")
    if owns:
        raise NotNarrow(f"{role} owns tables, or may become who does: the program needs a role of its own.")


def rights_amiss(connection) -> list[str]:
    """What the role of this connection has too much or too little, a line for each table; nothing when it is narrow."""
    asked = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "TRIGGER", "REFERENCES")
    has = ", ".join(f"has_table_privilege(c.oid, '{each}')" for each in asked)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT relname, {has} FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        given = {table: {right for right, has in zip(asked, found, strict=True) if has} for table, *found in cursor}
    told = []
    for table, needed in sorted(rights(connection).items()):
        lacks, extra = {*needed} - given.get(table, set()), given.get(table, set()) - {*needed}
        told += [f"{table}: -{right}" for right in sorted(lacks)] + [f"{table}: +{right}" for right in sorted(extra)]
    return told
