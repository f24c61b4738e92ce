"""Print every lifecycle the code really has: as lines, as JSON in the shape of the contract, or as its page."""

import json

from django.core.management.base import BaseCommand
from django.utils.translation import override

from qms.lifecycle.contract import lifecycles, markdown


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument("--json", action="store_true")
        shape.add_argument("--markdown", action="store_true", help="the page docs/developers/lifecycles.md")

    def handle(self, **options):
        if options["json"]:
            self.stdout.write(json.dumps(lifecycles(), indent=2, ensure_ascii=False))
        elif options["markdown"]:
            with override("en"):
                self.stdout.write(markdown(), ending="")
        else:
            self._lines()

    def _lines(self):
        for record, table in lifecycles().items():
            self.stdout.write(f"{record} (begins {table['initial']})")
            for name, act in table["acts"].items():
                self.stdout.write(f"  {name}: {', '.join(act['from'])} → {act['to']}")
