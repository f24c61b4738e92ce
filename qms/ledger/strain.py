"""When it is not the request that is wrong: the database or the disk can't take it now, and may take it later.

The drivers say which with codes of their own. Everything else that they say is a fault of the program, and stays one.
"""

import errno
from enum import Enum

from django.db import DatabaseError

# Somebody else writes, waits for us, or a server is starting again: what comes again in a few seconds gets through.
BUSY_SQLITE = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
BUSY_POSTGRESQL = ("08", "40", "53300", "55P03", "57014", "57P")
# Nothing can be written until somebody makes room or turns the folder back.
FULL_SQLITE = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_NOMEM")
FULL_POSTGRESQL = ("25006", "53", "58")
FULL_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


class Strain(Enum):
    """What keeps the program from working, with the seconds after which it is worth asking again."""

    BUSY = 5
    FULL = 120


def strain_of(fault):
    """The Strain that an exception tells of, through whatever it was raised from; None for any other fault."""
    seen = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        if found := _told_by(fault):
            return found
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    return None


def _told_by(fault):
    if isinstance(fault, OSError) and not isinstance(fault, DatabaseError):
        return Strain.FULL if fault.errno in FULL_DISK else None
    sqlite, state = getattr(fault, "sqlite_errorname", None) or "", getattr(fault, "sqlstate", None) or ""
    if sqlite.startswith(BUSY_SQLITE) or state.startswith(BUSY_POSTGRESQL):
        return Strain.BUSY
    if sqlite.startswith(FULL_SQLITE) or state.startswith(FULL_POSTGRESQL):
        return Strain.FULL
    # A server that is not there has no code to give.
    return Strain.BUSY if type(fault).__module__.startswith("psycopg") and _is_out_of_reach(fault) else None


def _is_out_of_reach(fault):
    return type(fault).__name__ == "OperationalError" and getattr(fault, "sqlstate", None) is None
