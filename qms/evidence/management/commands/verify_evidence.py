"""Check every history row, record and seal. Exit 0 when whole, 1 naming table and row of everything that is not."""

import sys
from itertools import chain

from django.core.management.base import BaseCommand, CommandError

from qms.evidence.backups import history_rows
from qms.evidence.seals import Seal
from qms.evidence.verification import guards_amiss, verify


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--after", type=int, default=0, metavar="SEAL", help="leave out the rows under this seal, verified before"
        )

        parser.add_argument(
            "--count", action="store_true", help="say how many history rows there are, and nothing else"
        )

    def handle(self, **options):
        count = 0
        if options["after"] and not Seal.objects.filter(number=options["after"]).exists():
            raise CommandError(f"There is no seal {options['after']}.")
        for finding in chain(verify(mark=options["after"]), guards_amiss()):
            count += 1
            self.stderr.write(str(finding))
        if count:
            self.stderr.write(f"{count} findings: the evidence is NOT whole.")
            sys.exit(1)
        if options["count"]:
            return str(history_rows())
        self.stdout.write("The evidence is whole.")
        last = Seal.objects.last()
        if last is not None and not options["after"]:
            self.stdout.write(f"What comes later can be verified by itself: --after {last.number}")
