"""Check every history row, record and seal. Exit 0 when whole, 1 naming table and row of everything that is not."""

import sys

from django.core.management.base import BaseCommand

from qms.evidence.verification import verify


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        count = 0
        for finding in verify():
            count += 1
            self.stderr.write(str(finding))
        if count:
            self.stderr.write(f"{count} findings: the evidence is NOT whole.")
            sys.exit(1)
        self.stdout.write("The evidence is whole.")
