"""What the program needs in PostgreSQL, table by table, when it works under a role that owns nothing there.

Rows that are kept may be added and, where their guards let them, changed. Only what the program forgets by itself may
be removed. What migrations alone write may be read. Nothing may be emptied, altered or switched off.
"""

from django.apps import apps
from django.db import models
from django.db.migrations.recorder import MigrationRecorder

from .guards import Guard, guards_of

READ, ADD, CHANGE, REMOVE = "SELECT", "INSERT", "UPDATE", "DELETE"
# Apps and tables of which migrations write the rows, and nothing else.
WRITTEN_BY_MIGRATIONS = {"auth", "contenttypes", "viewflow"}
TABLES_OF_MIGRATIONS = {"ledger_rowformat", "people_user_groups", "people_user_user_permissions"}
# Tables of libraries from which these remove rows: sessions at a logout, attempts after a login, messages of workers.
_forgotten = {
    "django_session",
    "axes_accessattempt",
    "axes_accessattemptexpiration",
    "axes_accessfailurelog",
    "axes_accesslog",
    "django_tasks_database_dbtaskresult",
}


def rows_are_forgotten(model: type[models.Model]) -> type[models.Model]:
    """A class decorator for tables from which the program removes rows by itself."""
    _forgotten.add(model._meta.db_table)
    return model


def rights(connection) -> dict[str, list[str]]:
    """{table: the rights that the program needs there}."""
    editor = connection.SchemaEditorClass(connection)
    wanted = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    found = {model._meta.db_table: _rights_of(model, editor) for model in wanted if not model._meta.proxy}
    return found | {MigrationRecorder.Migration._meta.db_table: [READ]}


def _rights_of(model, editor):
    if model._meta.app_label in WRITTEN_BY_MIGRATIONS or model._meta.db_table in TABLES_OF_MIGRATIONS:
        return [READ]
    refused = {each.event for each in guards_of(model) if isinstance(each, Guard) and _refuses_all(each, model, editor)}
    needed = [READ, *(right for right in (ADD, CHANGE) if right not in refused)]
    return [*needed, REMOVE] if model._meta.db_table in _forgotten else needed


def _refuses_all(guard, model, editor):
    """Whether no statement of this kind passes here."""
    return not guard.refused_when(model, editor) and bool(guard.statements(model, editor))
