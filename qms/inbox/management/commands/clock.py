"""Do what has fallen due by itself: one pass, or with --loop SECONDS one after the other until stopped."""

import logging
import signal
import sys
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from qms.inbox.clock import run_clock

logger = logging.getLogger("qms.clock")


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--loop", type=int, metavar="SECONDS", help="Keep going, with a pause of so many seconds.")

    def handle(self, *, loop, **options):
        if loop:
            self._keep_going(max(1, loop))
        done = run_clock()
        if done is None:
            self.stdout.write("Another clock is at work.")
            return
        for name, count in done.counts.items():
            self.stdout.write(f"{name}: {count}")
        for name, fault in done.faults.items():
            self.stderr.write(f"{name} FAILED: {fault}")
        if done.faults:
            sys.exit(1)

    def _keep_going(self, seconds):
        """Survives every fault, even of the database; ends with the process."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        while True:
            try:
                run_clock()
            except Exception:  # the loop goes on whatever happens to one pass
                logger.exception("clock: the pass failed")
            close_old_connections()
            time.sleep(seconds)
