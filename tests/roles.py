"""On PostgreSQL the tests go through the program under its narrow role, as an office does (`manage.py roles`).

The connection is the owner's and takes the role on (`assume_role`): what only the owner may do, a test does
`as_owner`, within the same transaction.
"""

from contextlib import contextmanager

from django.core.management import call_command
from django.db import DatabaseError

ROLE = "qms_program_in_tests"
ASSUMED = "assume_role"  # Django's name for it among the options of a database


def narrow(connection):
    """From here on every connection to the tests' database works under the program's role."""
    if connection.vendor == "postgresql":
        call_command("roles", ROLE, verbosity=0)
        connection.close()
        connection.settings_dict["OPTIONS"][ASSUMED] = ROLE


@contextmanager
def owning(connection):
    """Connections that are opened inside are the owner's; one that is open stays what it is."""
    options = connection.settings_dict["OPTIONS"]
    role = options.pop(ASSUMED, None)
    try:
        yield
    finally:
        if role:
            options[ASSUMED] = role


@contextmanager
def as_owner(connection):
    """Inside, this connection may do what the owner of the tables may."""
    role = _role_of(connection)
    if role == "none":
        yield
        return
    _set(connection, "RESET ROLE")
    try:
        yield
    except BaseException:
        _set_if_it_can(connection, role)
        raise
    _set(connection, f"SET ROLE {role}")


def _role_of(connection):
    if connection.vendor != "postgresql":
        return "none"
    with connection.cursor() as cursor:
        cursor.execute("SHOW role")
        return cursor.fetchone()[0]


def _set(connection, sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _set_if_it_can(connection, role):
    """A transaction that has failed takes nothing any more; its end gives the role back by itself."""
    try:
        _set(connection, f"SET ROLE {role}")
    except DatabaseError:
        if not connection.in_atomic_block:
            raise
