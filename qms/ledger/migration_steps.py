"""What migrations hold: what a database knows, in as few steps as a reader needs."""

from contextlib import contextmanager
from typing import Any

from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.operations import AddConstraint, AddField, CreateModel
from django.db.migrations.state import ProjectState

WORDS_OF_MODELS = ("verbose_name", "verbose_name_plural")


class LeanAutodetector(MigrationAutodetector):
    """Sees a change where the database would (a label in another wording is none), and makes a new table in one step.

    Django adds every constraint to a table after it stands; on SQLite each of them would rebuild it.
    """

    def __init__(self, from_state, to_state, questioner=None):
        super().__init__(from_state, to_state, questioner)
        for state in (from_state, to_state):
            for model in state.models.values():
                _forget_words(model)

    migrations: Any

    def _optimize_migrations(self):
        super()._optimize_migrations()  # type: ignore[misc]  # Django's own, known to no stub
        for migrations in self.migrations.values():
            for migration in migrations:
                migration.operations = with_constraints(migration.operations)


def _forget_words(model):
    """Only what a table is made of: no label, and no mixin by whose name the code would be held for ever."""
    model.bases = tuple(base for base in model.bases if isinstance(base, str)) or (models.Model,)
    for name in WORDS_OF_MODELS:
        model.options.pop(name, None)
    for field in model.fields.values():  # copies of the fields of the real models
        field._verbose_name = field.verbose_name = None
        field.help_text, field.choices = "", None


def with_constraints(operations):
    """The operations, each new table with its constraints, unless a field of the table comes later."""
    later = {each.model_name_lower for each in operations if isinstance(each, AddField)}
    whole = {each.name_lower: each for each in operations if isinstance(each, CreateModel)}
    left = []
    for operation in operations:
        model: Any = isinstance(operation, AddConstraint) and operation.model_name_lower
        if model in whole and model not in later:
            whole[model].options.setdefault("constraints", []).append(operation.constraint)
        else:
            left.append(operation)
    return left


@contextmanager
def new_models_rendered_alone():
    """Half the computing of a long way of migrations: a model that is new is rendered, and no other anew.

    Django renders again whatever is related to it; but what points at a new model waits for it by its name, and what
    it points at learns of it as it is made.
    """
    whole = ProjectState.add_model
    ProjectState.add_model = _add_alone  # type: ignore[method-assign]
    try:
        yield
    finally:
        ProjectState.add_model = whole  # type: ignore[method-assign]


def _add_alone(state, model):
    key = model.app_label, model.name_lower
    state.models[key] = model
    if state._relations is not None:
        state.resolve_model_relations(key)
    if "apps" in vars(state):
        state.apps.clear_cache()
        state.apps.render_multiple([model])
