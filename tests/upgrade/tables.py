"""Tables, keys and guards: the statements that a release made them with, and what stands in a database, to compare."""

import re

from django.db import connection, transaction

from qms.ledger.schema import make_from_models
from tests.ledger.schemas import schema_of

# What an upgraded database knows beside a new one: formats of old rows, kinds of records that were.
LEFT_BY_EARLIER_VERSIONS = ("format ", "content type ")
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
    """{what: how} of the tables, columns, keys, indexes and guards that stand, and of the migrations that are known."""
    with connection.cursor() as cursor:
        found = schema_of(cursor, connection.vendor)
    return {name: how for name, how in found.items() if not name.startswith(LEFT_BY_EARLIER_VERSIONS)}
