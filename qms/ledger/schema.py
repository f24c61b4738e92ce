"""The schema of an empty database, made from the models at once instead of through every migration.

Rendering the states between migrations costs minutes of computing; the tables and guards at the end of them are the
same, which a test proves for both databases. A database that holds anything goes the way of its migrations.
"""

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connections, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def is_empty(connection):
    """Whether no table stands in this database."""
    return not connection.introspection.table_names()


def make_from_models(alias, verbosity=0, fill=None):
    """Make all tables, keys and guards in an empty database, and record the migrations of all apps as applied.

    `fill` writes the rows of an image between the tables and their guards. Everything or nothing: both databases make
    tables within a transaction.
    """
    connection = connections[alias]
    emit_pre_migrate_signal(verbosity, False, alias)
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
        _record_migrations(connection, editor)
        if fill:
            with transaction.atomic(alias):  # half-filled tables would keep SQLite's editor from undoing the rest
                fill()
    emit_post_migrate_signal(verbosity, False, alias)


def _record_migrations(connection, editor):
    known = MigrationLoader(connection).disk_migrations
    recorder = MigrationRecorder(connection)
    editor.create_model(recorder.Migration)
    recorder.migration_qs.bulk_create(recorder.Migration(app=app, name=name) for app, name in known)
