"""The state of a record: protected in Python, and its arrows held by the database too."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from qms.ledger.row_guards import hold_arrows

from .acts import arrows_of


class StateField(FSMField):
    """A protected state whose arrows, read from the acts, become database guards through the migrations."""

    states = None  # the States it chooses from; a copy in a migration has none

    def __init__(self, choices=None, default=None, **kwargs):
        always = {"verbose_name": _("state"), "max_length": 30, "db_index": True, "protected": True, "editable": False}
        kwargs = always | kwargs
        super().__init__(choices=getattr(choices, "choices", choices), default=str(default), **kwargs)
        self.states = choices

    def contribute_to_class(self, cls, name, *args, **kwargs):
        """A model as a migration rebuilds it has no acts: its state is a plain text there."""
        if cls.__module__ == "__fake__":
            models.CharField.contribute_to_class(self, cls, name, *args, **kwargs)
        else:
            super().contribute_to_class(cls, name, *args, **kwargs)

    def _collect_transitions(self, *args, **kwargs):
        super()._collect_transitions(*args, **kwargs)
        model = kwargs["sender"]
        if self.transitions.get(model) and not model._meta.abstract and not model._meta.proxy:
            hold_arrows(model, arrows_of(model), self.default, model.moved_elsewhere)
