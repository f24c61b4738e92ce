"""Write the slice of a new record: `add_record processes/contracts --name contract --vi "hợp đồng"`.

What it writes runs, is translated, tested and refused to strangers; it is a place to start from, not a form to keep.
"""

import re
import shutil
import subprocess
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from qms.lifecycle.new_slice import translate, words_for, write

NAME = re.compile(r"^[a-z][a-z_]*[a-z]$")


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("place", metavar="ROOM/NAME", help="like processes/contracts; NAME is the plural")
        parser.add_argument("--name", required=True, help="one of them in English, lower case, like “contract”")
        parser.add_argument("--vi", required=True, help="one of them in Vietnamese, lower case")
        parser.add_argument("--vi-plural", default="", help="several in Vietnamese, where that differs")
        parser.add_argument("--clause", default="7.5", help="the clause it is evidence of")

    def handle(self, place, name, vi, vi_plural, clause, **options):
        room, _slash, slice_ = place.partition("/")
        if room not in settings.ROOMS or not NAME.match(slice_):
            raise CommandError(f"Say ROOM/NAME, ROOM one of: {', '.join(settings.ROOMS)}; NAME in lower case.")
        words = words_for(room, slice_, name.strip().lower(), clause)
        try:
            written = write(words)
        except FileExistsError as fault:
            raise CommandError(f"There is already something at {fault}.") from fault
        for path in written:
            self.stdout.write(f"  {path.relative_to(settings.BASE_DIR)}")
        added = translate(words, vi, vi_plural or vi)
        self.stdout.write(f"  {added} words of Vietnamese")
        self._finish(slice_)

    def _finish(self, slice_):
        """What needs the new app in a program of its own: its migration; and the compiled words."""
        self._run("makemigrations", slice_)
        if shutil.which("msgfmt"):
            self._run("compilemessages", "--locale", "vi", "--verbosity", "0")
        else:
            self.stdout.write("gettext is not here (apt install gettext): run compilemessages where it is.")
        self.stdout.write(f"Next: python3 run.py test tests -k {slice_}, then docs/developers/add-a-record.md")

    def _run(self, *arguments):
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=settings.BASE_DIR, check=True)
