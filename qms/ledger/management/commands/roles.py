"""`manage.py roles ROLE`: the program's own role in PostgreSQL, which owns nothing; to be run as the owner."""

import os

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, transaction

from qms.ledger.roles import NotNarrow, make_role, refuse_if_wide, statements


class Command(BaseCommand):
    help = (
        "Makes the role under which the program works in PostgreSQL, and gives it what it needs and nothing else. "
        "Run it as the owner of the tables after every migrate; the same again changes nothing. The password is read "
        "from PROGRAM_PASSWORD; without that, the role keeps the one it has."
    )

    def add_arguments(self, parser):
        parser.add_argument("role", nargs="?", default=os.environ.get("PROGRAM_ROLE", "qms_program"))
        parser.add_argument("--print", action="store_true", help="only print the SQL, for whoever runs it elsewhere")

    def handle(self, *args, role, **options):
        if connection.vendor != "postgresql":
            self.stdout.write("The embedded database has no roles: nothing to do.")
            return
        told = list(statements(connection, role))
        if options["print"]:
            self.stdout.write("\n".join(f"{each};" for each in told))
            return
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                make_role(connection, role, os.environ.get("PROGRAM_PASSWORD", ""))
                refuse_if_wide(connection, role)
                for each in told:
                    cursor.execute(each)
        except (NotNarrow, DatabaseError) as fault:
            raise CommandError(f"{fault} Nothing was changed.") from fault
        self.stdout.write(f"{role} reads, adds and changes what its guards allow, and owns nothing.")
