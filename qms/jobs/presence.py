"""That a worker is alive, said by a thread of its own; it also takes up what workers that are gone left undone."""

import logging
import os
import socket
from datetime import timedelta
from threading import Event, Thread

from django.db import DatabaseError, connection
from django.db.models.functions import Now

from qms.ledger.now import now

from .models import Worker
from .tasks import take_up_broken_off

logger = logging.getLogger("qms.jobs")
SIGN = 15  # seconds between two signs of life
FORGOTTEN = timedelta(days=1)


class Presence:
    """The presence of one worker, from `begin` to `end`."""

    def __init__(self, name):
        self.name, self._over = name, Event()
        self._thread = Thread(target=self._go_on, daemon=True)

    def begin(self):
        self._thread.start()

    def end(self):
        """Say good-bye, so that nobody waits for this worker."""
        self._over.set()
        self._thread.join()

    def _go_on(self):
        try:
            while True:
                try:
                    self.sign()
                    take_up_broken_off()
                except DatabaseError as fault:  # a writer holds SQLite, or the server starts anew: the next sign tells
                    logger.warning("worker %s: no sign of life could be written: %s", self.name, fault)
                    connection.close()
                if self._over.wait(SIGN):
                    break
            Worker.objects.filter(name=self.name).delete()
        finally:
            connection.close()

    def sign(self):
        """Write that this worker is alive; forget those that have been gone for a day."""
        if not Worker.objects.filter(name=self.name).update(alive_at=Now()):
            where = {"machine": socket.gethostname()[:200], "process": os.getpid()}
            Worker.objects.create(name=self.name, started_at=now(), alive_at=Now(), **where)
        Worker.objects.filter(alive_at__lt=Now() - FORGOTTEN).delete()
