"""Have every record found by what it says now, made anew; or compare how they are found with what they say."""

import sys

from django.core.management.base import BaseCommand

from qms.evidence.found_anew import faults_of_found, find_all_anew


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--verify", action="store_true", help="change nothing; exit 1 where a record differs")

    def handle(self, **options):
        if not options["verify"]:
            self.stdout.write(f"{find_all_anew():,} records are found by what they say now.")
            return
        faults = 0
        for fault in faults_of_found():
            self.stderr.write(fault)
            faults += 1
        if faults:
            sys.exit(1)
        self.stdout.write("Every record is found by what it says.")
