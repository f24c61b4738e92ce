"""Write all that an office has into one .zip in open formats: sheets, tables, history, files, each with its digest."""

import resource
import time

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from audits.pack.models import ask_to_leave
from audits.pack.pack_file import make
from qms.people.actors import actors_of
from qms.people.models import User
from qms.people.posts import SYSTEM_KEEPERS


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--by", required=True, help="account of whoever asks: a keeper of the quality system")
        parser.add_argument("--personal", action="store_true", help="with who came to the office; needs --reason")
        parser.add_argument("--reason", default="", help="stays on record with each opening")
        parser.add_argument("--output", help="where the file goes; else where the page finds it")

    def handle(self, *, by, personal, reason, output, **options):
        person = User.objects.filter(username=by, is_active=True).first()
        if person is None or not any(actor.holds(kind) for actor in actors_of(person) for kind in SYSTEM_KEEPERS):
            raise CommandError(f"{by} does not keep the quality system.")
        begun = time.monotonic()
        try:
            pack = make(ask_to_leave(by=person, personal=personal, reason=reason), output=output)
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages)) from None
        took, most = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        self.stdout.write(
            f"{output or pack.place_of(pack.sha256)}: {pack.size} bytes in {round(took)} s, {most} MB at most."
        )
        self.stdout.write(f"SHA-256 {pack.sha256}\nSeal {pack.seal}")
