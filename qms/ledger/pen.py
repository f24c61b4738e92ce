"""On SQLite no row gets into a kept table, or into a history, unless this program is writing it at that moment.

A client of a stranger has foreign keys switched off, so that nothing there asked for the history row of a new row. A
trigger asks for the pen instead: a function that this program gives its connections, and that says yes only while
`Kept` writes. Elsewhere there is no such function, and the statement fails. PostgreSQL asks for the history row itself,
at commit, whatever a client has set.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.backends.signals import connection_created
from django.dispatch import receiver

from .guards import Guard

ASKED = "written_by_this_program"
_held: ContextVar[bool] = ContextVar("pen", default=False)


@contextmanager
def pen_held() -> Iterator[None]:
    """Rows may get into kept tables inside: what is written has its history row in the same transaction."""
    token = _held.set(True)
    try:
        yield
    finally:
        _held.reset(token)


class PenGuard(Guard):
    """Refuses on SQLite a new row that this program is not writing."""

    def statements(self, model, editor):
        return super().statements(model, editor) if editor.connection.vendor == "sqlite" else []


def pen_guard(label):
    """The guard of a table whose rows only this program adds."""
    says = f"{label}: a row comes with its history, by this program"
    return PenGuard(name=f"{label}_pen", event="INSERT", when=f"NOT {ASKED}()", says=says)


@receiver(connection_created)
def give_the_pen(connection, **kwargs):
    """Let the triggers of this connection ask."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(ASKED, 0, lambda: int(_held.get()))
