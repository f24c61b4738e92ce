"""`manage.py backup DIR`: database, files and seals of one moment, while people work."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from qms.evidence.backups import NotWhole, back_up
from qms.evidence.backups import drill as drill_of
from qms.evidence.database_copies import NotCopied


class Command(BaseCommand):
    help = (
        "Writes the database, the files and the seals of one moment into a folder of their own below DIR, with a "
        "manifest of digests. The keys (EVIDENCE_KEYS) are not in it: keep them elsewhere."
    )

    def add_arguments(self, parser):
        parser.add_argument("into", type=Path, metavar="DIR")
        parser.add_argument("--drill", action="store_true", help="restore it beside and verify it at once")

    def handle(self, *args, into, drill: bool, **options):
        try:
            made = back_up(into)
        except (NotCopied, OSError) as fault:
            raise CommandError(f"No backup was made: {fault}") from fault
        self.stdout.write(f"Written: {made}")
        if drill:
            self._drill(made)

    def _drill(self, folder):
        try:
            rows, seconds = drill_of(folder)
        except (NotWhole, NotCopied) as fault:
            raise CommandError(f"The backup can't be restored: {fault}") from fault
        self.stdout.write(f"Restored {rows} rows, whole, in {round(seconds)} s.")
