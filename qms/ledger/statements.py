"""How much one statement holds: SQLite says it itself, where Django 5.2 counts on the 999 values of long ago.

Rows that are written together are then written by one statement, however many they are.
"""

import sqlite3

from django.db.backends.signals import connection_created
from django.dispatch import receiver


@receiver(connection_created)
def ask_for_the_limit(connection, **kwargs):
    """Let Django put as many values into one statement as this SQLite takes."""
    if connection.vendor == "sqlite":
        connection.features.max_query_params = connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
