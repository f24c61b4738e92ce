"""Django's `migrate`; an empty database gets its schema from the models, which takes seconds instead of minutes."""

from django.core.management.commands import migrate
from django.db import connections

from qms.ledger.migration_steps import LeanAutodetector, new_models_rendered_alone
from qms.ledger.schema import is_empty, make_from_models


class Command(migrate.Command):
    autodetector = LeanAutodetector

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--stepwise", action="store_true", help="go through every migration, even where the database is empty"
        )

    def handle(self, *args, stepwise=False, **options):
        asked_for_part = any(options[name] for name in ("app_label", "plan", "check_unapplied", "fake", "prune"))
        if not stepwise and not asked_for_part and is_empty(connections[options["database"]]):
            make_from_models(options["database"])
            return None
        with new_models_rendered_alone():
            return super().handle(*args, **options)
