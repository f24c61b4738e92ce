"""The refusals of the door; page and API answer each in its own way (lifecycles.md, last table)."""

from django.core.exceptions import PermissionDenied
from django_fsm import ConcurrentTransition, TransitionNotAllowed

__all__ = ["ConcurrentTransition", "NotVisible", "RuleNotMet", "TransitionNotAllowed", "WrongPerson", "WrongState"]


class NotVisible(Exception):
    """The person may not even know of this record."""


class WrongPerson(PermissionDenied):
    """The person may not do this; carries the rule that says so."""

    def __init__(self, rule, record):
        super().__init__(str(rule.sentence))
        self.rule, self.record = rule, record

    @property
    def who(self):
        """The names of those who could."""
        return self.rule.who(self.record)


class RuleNotMet(TransitionNotAllowed):
    """The person may, but not now: carries every unmet rule at once."""

    def __init__(self, unmet, **kwargs):
        super().__init__("; ".join(map(str, unmet)), **kwargs)
        self.unmet = list(unmet)


class WrongState(RuleNotMet):
    """The record's state has no such act."""
