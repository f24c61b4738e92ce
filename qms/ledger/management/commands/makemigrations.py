"""Django's `makemigrations` without the words that people read: they change nothing in the database."""

from django.core.management.commands import makemigrations

from qms.ledger.migration_steps import LeanAutodetector


class Command(makemigrations.Command):
    autodetector = LeanAutodetector
