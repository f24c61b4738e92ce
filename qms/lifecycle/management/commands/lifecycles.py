"""Print every lifecycle the code really has, as a table or as JSON in the shape of the contract."""

import json

from django.apps import apps
from django.core.management.base import BaseCommand

from qms.lifecycle.acts import acts_of
from qms.lifecycle.moving import MovingRecord


def lifecycles():
    """{"Record": {"initial": …, "acts": {"name": {"from": […], "to": …}}}} of all records."""
    found = {}
    for model in sorted(apps.get_models(), key=lambda each: each.__name__):
        if issubclass(model, MovingRecord) and acts_of(model):
            found[model.__name__] = {
                "initial": str(model._meta.get_field("state").default),
                "acts": {n: {"from": list(a.source), "to": a.target} for n, a in acts_of(model).items()},
            }
    return found


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true")

    def handle(self, **options):
        if options["json"]:
            self.stdout.write(json.dumps(lifecycles(), indent=2, ensure_ascii=False))
            return
        for record, table in lifecycles().items():
            self.stdout.write(f"{record} (begins {table['initial']})")
            for name, act in table["acts"].items():
                self.stdout.write(f"  {name}: {', '.join(act['from'])} → {act['to']}")
