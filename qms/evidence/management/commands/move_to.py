"""`manage.py move_to URL [--files DIR]`: from SQLite to PostgreSQL or back, with everything, verified there."""

import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from qms.evidence.backups import FILES, SEALS
from qms.evidence.relocation import NotMoved, move_to


class Command(BaseCommand):
    help = (
        "Writes the whole office, history, chain and seals included, into the empty database of URL (sqlite:///FILE or "
        "postgres://OWNER:PASSWORD@HOST:PORT/DATABASE; without URL it is read from MOVE_TO), compares every row and "
        "verifies all of it there. What is moved from is only read. Stop server, workers and clock before."
    )

    def add_arguments(self, parser):
        parser.add_argument("url", nargs="?", default=os.environ.get("MOVE_TO", ""))
        parser.add_argument(
            "--files", type=Path, metavar="DIR", help="an empty folder, into which files and copies of seals go as well"
        )

    def handle(self, *args, url, files, **options):
        try:
            moved = move_to(url, files)
        except NotMoved as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(f"{moved.rows} rows of {moved.tables} tables, whole, in {round(moved.seconds)} s.")
        media, seals = (files / FILES, files / SEALS) if files else (settings.MEDIA_ROOT, settings.SEALS_FILE)
        self.stdout.write(f"Now set DATABASE_URL to it, MEDIA_ROOT={media} and SEALS_FILE={seals}.")
        if connection.vendor == "sqlite":
            self.stdout.write("As the owner there, run roles; then start.")
