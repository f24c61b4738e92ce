"""Work as the tests of the inbox need it: tasks with due moments, made through the door and then given a time."""

from datetime import timedelta

from qms.ledger.now import now
from qms.lifecycle.models import Task
from tests.documents.controlled import making


def waiting(record, verb=""):
    """The open task of a record."""
    tasks = Task.objects.about(record).open()
    return (tasks.filter(verb=verb) if verb else tasks).get()


def due(record, **ago):
    """Let the open task of a record fall due so long before (or, below zero, after) now."""
    task = waiting(record)
    task.due_at = now() - timedelta(**ago)
    task.save()
    return task


def drafts(office, count, prefix="QT"):
    """So many drafts, each with a task for their author."""
    return [making.draft(office, making.document(office, code=f"{prefix}-{number:03d}")) for number in range(count)]
