"""Look whether everything is right. Exit 0 when it is; 1 with a sentence for each fault and what to do."""

import sys

from django.core.management.base import BaseCommand

from qms.inbox.doctor import examine


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def handle(self, **options):
        faults = 0
        for each in examine():
            out = self.stdout if each.well else self.stderr
            faults += not each.well
            out.write(f"{'✓' if each.well else '✗'} {each.subject}: {each.says}{' → ' if each.todo else ''}{each.todo}")
        if faults:
            sys.exit(1)
