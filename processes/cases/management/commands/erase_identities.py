"""Erase the personal data of applicants whose dossiers have rested for longer than the time of retention."""

from django.core.management.base import BaseCommand, CommandError

from processes.cases.erasure import erase_applicants, to_erase


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--older-than", type=int, required=True, metavar="DAYS", help="The time of retention.")
        parser.add_argument("--dry-run", action="store_true", help="Only print the dossiers concerned.")

    def handle(self, older_than, dry_run, **options):
        if older_than < 1:
            raise CommandError("Give at least one day.")
        numbers = [case.number for case in to_erase(older_than)] if dry_run else erase_applicants(older_than)
        for number in numbers:
            self.stdout.write(number)
        self.stdout.write(f"{'Would be erased' if dry_run else 'Erased'}: {len(numbers)}")
