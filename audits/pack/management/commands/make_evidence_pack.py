"""Make an evidence pack now, and say how long it took and how much memory it needed at most."""

import resource
import time
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from audits.pack.models import ask_for_pack
from audits.pack.pack_file import make
from qms.lifecycle.registry import record_types
from qms.people.models import Unit, User


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--since", type=date.fromisoformat, required=True)
        parser.add_argument("--until", type=date.fromisoformat, required=True)
        parser.add_argument("--by", required=True, help="account of whoever asks for it")
        parser.add_argument("--unit", help="code of the unit, with those below it; none: the whole administration")
        parser.add_argument("--kinds", nargs="*", default=[], choices=sorted(record_types()), help="none: all")
        parser.add_argument("--output", help="where the file goes; else where the page finds it")

    def handle(self, *, since, until, by, unit, kinds, output, **options):
        person = User.objects.filter(username=by).first()
        asked = Unit.objects.filter(code=unit).first() if unit else Unit.objects.filter(parent=None).first()
        if person is None or asked is None:
            raise CommandError(f"There is no account {by}, or no unit {unit or 'at all'}.")
        begun = time.monotonic()
        pack = make(ask_for_pack(by=person, unit=asked, since=since, until=until, kinds=kinds), output=output)
        took, most = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        self.stdout.write(
            f"{output or pack.place_of(pack.sha256)}: {pack.size} bytes in {took:.0f} s, {most} MB at most."
        )
        self.stdout.write(f"SHA-256 {pack.sha256}\nSeal {pack.seal}")
