"""The state of a record: protected in Python, and its arrows held by the database too."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from qms.ledger.guards import Guard
from qms.ledger.standing import add_constraints

from .acts import arrows_of


class StateField(FSMField):
    """A protected state whose arrows, read from the acts, become database guards through the migrations."""

    states = None  # the States it chooses from; a copy in a migration has none

    def __init__(self, choices=None, default=None, **kwargs):
        always = {"verbose_name": _("state"), "max_length": 30, "db_index": True, "protected": True, "editable": False}
        kwargs = always | kwargs
        super().__init__(choices=getattr(choices, "choices", choices), default=str(default), **kwargs)
        self.states = choices

    def contribute_to_class(self, cls, name, **kwargs):
        """A model as a migration rebuilds it has no acts: its state is a plain text there."""
        if cls.__module__ == "__fake__":
            models.CharField.contribute_to_class(self, cls, name, **kwargs)
        else:
            super().contribute_to_class(cls, name, **kwargs)

    def _collect_transitions(self, *args, **kwargs):
        super()._collect_transitions(*args, **kwargs)
        model = kwargs["sender"]
        if self.transitions.get(model) and not model._meta.abstract and not model._meta.proxy:
            add_constraints(model, state_guards(model, self.default))


def state_guards(model, start):
    """Refuse a change of state that is no arrow, and a record that begins anywhere but at the start."""
    label = model._meta.label_lower.replace(".", "_")
    pairs = " OR ".join(
        f"(OLD.state = '{source}' AND NEW.state = '{target}')" for source, target in sorted(arrows_of(model))
    )
    return [
        Guard(
            name=f"{label}_arrows",
            event="UPDATE",
            when=f"OLD.state <> NEW.state AND NOT ({pairs})",
            says=f"{label}: no act leads from this state to that",
        ),
        Guard(
            name=f"{label}_start",
            event="INSERT",
            when=f"NEW.state <> '{start}'",
            says=f"{label}: a record begins in {start}",
        ),
    ]
