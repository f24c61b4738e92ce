"""A worker in the test's own process: it does whatever waits, as the command does, and is gone."""

from unittest.mock import patch

from django_tasks_db.management.commands import db_worker

from qms.jobs.management.commands.worker import JobWorker


def work_off():
    """Do all long work that waits now, within the test's transaction where it has one."""
    with patch.object(db_worker, "close_old_connections"):
        JobWorker(name="test", interval=0, batch=True).run()
