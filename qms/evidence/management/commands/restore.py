"""`manage.py restore FOLDER [--drill]`: from a backup to a running office again, or only the proof that it would."""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from qms.evidence.backups import NotWhole, history_rows, restore
from qms.evidence.backups import drill as drill_of
from qms.evidence.database_copies import NotCopied
from qms.ledger.schema import is_empty
from qms.people.security_events import EventKind, note_event


class Command(BaseCommand):
    help = (
        "Restores a backup into the empty database that DATABASE_URL names, brings it to this program's version and "
        "verifies all of it. With --drill nothing is touched: a database is made beside, verified and removed."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--drill", action="store_true", help="only prove that it could be restored")

    def handle(self, *args, folder, drill: bool, **options):
        try:
            return self._drill(folder) if drill else self._restore(folder)
        except (NotWhole, NotCopied, OSError) as fault:
            raise CommandError(str(fault)) from fault

    def _drill(self, folder):
        rows, seconds = drill_of(folder)
        self.stdout.write(f"Restored {rows} rows, whole, in {round(seconds)} s.")

    def _restore(self, folder):
        if not is_empty(connection):
            raise CommandError(
                "The database holds something, and nothing is written over: move it away, or name an empty one."
            )
        connection.close()
        restore(folder, connection.settings_dict["NAME"])
        call_command("migrate", verbosity=0, interactive=False)
        call_command("verify_evidence", stdout=self.stdout, stderr=self.stderr)
        note_event(EventKind.RESTORED, what=folder.name[:100])
        self.stdout.write(f"Restored: {history_rows()} history rows.")
