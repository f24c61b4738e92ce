"""Do long work as it is asked for, until stopped. As many workers as wanted may run, on as many machines."""

from django.core.management.base import BaseCommand
from django.urls import get_resolver
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands import db_worker

from qms.jobs.presence import Presence
from qms.jobs.progress import STOPPING


class JobWorker(db_worker.Worker):
    """django-tasks' worker, whose work gives way when the worker is asked to end."""

    def __init__(self, *, name, interval, batch):
        super().__init__(
            queue_names=["default"],
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=not batch,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )

    def shutdown(self, signum, frame):
        STOPPING.set()
        super().shutdown(signum, frame)


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--interval", type=float, default=1, metavar="SECONDS", help="between two looks")
        parser.add_argument("--batch", action="store_true", help="end when nothing waits")

    def handle(self, *, interval, batch, **options):
        get_resolver().url_patterns  # noqa: B018  record types and kinds of work are known once the addresses are
        name = get_random_string(32)
        worker, presence = JobWorker(name=name, interval=interval, batch=batch), Presence(name)
        worker.configure_signals()
        presence.begin()
        try:
            worker.run()
        finally:
            presence.end()
