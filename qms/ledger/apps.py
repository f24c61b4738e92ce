"""The app of the ledger."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "qms.ledger"
    label = "ledger"

    def ready(self):
        from . import checks, statements  # noqa: F401  the database check, and the size of statements
        from .formats import remember_formats
        from .server_parts import after_migrate

        post_migrate.connect(remember_formats)
        post_migrate.connect(after_migrate)
