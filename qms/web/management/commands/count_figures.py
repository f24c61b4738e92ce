"""Count the figures that are kept by unit and month anew, or compare what is kept with what counting gives."""

import sys

from django.core.management.base import BaseCommand

from qms.web.counted_months import count_up_to_the_last_seal, faults_of, forget
from qms.web.figures import kept_figures


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--verify", action="store_true", help="change nothing; exit 1 where a month differs")

    def handle(self, **options):
        kept = kept_figures()
        if not options["verify"]:
            forget(*(each.name for each in kept))
            self.stdout.write(f"{count_up_to_the_last_seal(kept)} records were counted, up to the last seal.")
            return
        faults = [fault for each in kept for fault in faults_of(each)]
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            sys.exit(1)
        self.stdout.write("What is kept of the figures is what counting gives.")
