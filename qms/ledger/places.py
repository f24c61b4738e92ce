"""On SQLite no row may push another out of its place.

`INSERT OR REPLACE` and `UPDATE OR REPLACE` delete whatever row stands in the way of a unique key, and fire no DELETE
trigger while they do. So every unique key is asked for before the row is written, whichever key it is.
PostgreSQL knows no such statement and needs nothing.
"""

from typing import Any

from django.db.models import UniqueConstraint
from django.db.models.sql import Query

from .guards import Guard, GuardSet, add_constraints

NEVER_REPLACED = "rows are never replaced"
# What the databases themselves call a key that is taken; their drivers say it on the cause of the error.
TAKEN = {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"}


def is_taken(fault):
    """Whether an IntegrityError says that another row has the place already."""
    cause = fault.__cause__
    codes = {getattr(cause, "sqlite_errorname", ""), getattr(cause, "sqlstate", "")}
    return bool(codes & TAKEN) or str(fault).endswith(NEVER_REPLACED)


class PlaceGuard(Guard):
    """Refuses a row that would take a unique key (`keys`, and the primary key) from another row."""

    asked = (*Guard.asked, "keys")
    keys: list[Any]

    def refused_when(self, model, editor):
        """For each key: a row that is there has it."""
        primary = UniqueConstraint(fields=[model._meta.pk.name], name="primary")
        other = ""
        if self.event == "UPDATE":
            own = editor.quote_name(model._meta.pk.column)
            other = f" AND {own} <> OLD.{own}"
        return " OR ".join(
            f"EXISTS (SELECT 1 FROM {{table}} WHERE {taken(key, model, editor)}{other})"
            for key in [primary, *self.keys]
        )


def taken(key, model, editor):
    """SQL that is true of a row that is there whose key the NEW row would take; NULL equals nothing, as in a key."""
    alike = []
    for name in key.fields:
        column = editor.quote_name(model._meta.get_field(name).column)
        alike.append(f"{column} = NEW.{column}")
    for expression in key.expressions:
        sql = _sql(expression, model, editor)
        alike.append(f"{sql} = (SELECT {sql} FROM {_new_row(sql, model, editor)})")
    if key.condition is not None:
        sql = _sql(key.condition, model, editor)
        alike.append(f"({sql}) AND EXISTS (SELECT 1 FROM {_new_row(sql, model, editor)} WHERE {sql})")
    return " AND ".join(alike)


def _sql(expression, model, editor):
    """An expression or condition as Django writes it into the index, with bare column names."""
    query = Query(model, alias_cols=False)
    resolved = expression.resolve_expression(query)
    sql, words = query.get_compiler(connection=editor.connection).compile(resolved)
    return sql % tuple(map(editor.quote_value, words))


def _new_row(sql, model, editor):
    """The NEW row as a table of one row, with the columns that the SQL names."""
    columns = [editor.quote_name(field.column) for field in model._meta.local_concrete_fields]
    return f"(SELECT {', '.join(f'NEW.{each} AS {each}' for each in columns if each in sql)})"


def keys_of(model):
    """The unique keys of a model besides its primary key, as constraints, without those that a shorter key implies."""
    fields = [field.name for field in model._meta.local_fields if field.unique and not field.primary_key]
    declared = [each for each in model._meta.constraints if isinstance(each, UniqueConstraint)]
    single = [UniqueConstraint(fields=[name], name=name) for name in fields]
    return shortest([*single, *map(_bare, declared)], model._meta.pk.name)


def _bare(key):
    return UniqueConstraint(*key.expressions, fields=key.fields, condition=key.condition, name=key.name)


def shortest(keys, primary):
    """Without the keys that hold another key that always counts."""
    always = [{primary}, *({*key.fields} for key in keys if key.fields and key.condition is None)]
    return [key for key in keys if not any(each <= {*key.fields} and each != {*key.fields} for each in always)]


def place_guards(label, keys, events=("INSERT", "UPDATE")):
    """The guards under which rows keep their places."""
    ends = {"INSERT": "replaced", "UPDATE": "displaced"}
    return [
        PlaceGuard(name=f"{label}_{ends[event]}", event=event, keys=keys, says=f"{label}: {NEVER_REPLACED}")
        for event in events
    ]


class KeptPlaces(GuardSet):
    """The guards of a table whose rows are kept without being Kept; `keys` are its unique keys."""

    asked = ("keys",)
    keys: list[Any]

    def __init__(self, *, keys=(), **kwargs):
        super().__init__(keys=[*keys], **kwargs)

    def parts(self):
        return place_guards(self.name.removesuffix("_places"), self.keys)


def rows_keep_their_places(model):
    """A class decorator for tables whose rows are kept without being Kept."""
    label = model._meta.label_lower.replace(".", "_")
    add_constraints(model, [KeptPlaces(name=f"{label}_places", keys=keys_of(model))])
    return model
