"""Seal every history row that is not sealed yet; prints the seal to keep outside."""

from django.core.management.base import BaseCommand

from qms.evidence.seals import make_seal


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        seal = make_seal()
        self.stdout.write(f"Seal {seal.number}: {seal.head}" if seal else "Nothing new to seal.")
