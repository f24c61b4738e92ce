"""Corrective action: the causes are found, and removed by actions (10.2.1 b and c)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.lifecycle.door import create_as_part

from ..actions.models import Action
from ..actions.states import ActionKind
from . import rules
from .analysis import checked
from .parts import Remedy, RootCause


class Improvement:
    """The causes of one nonconformity in its present round, and the actions against them."""

    def __init__(self, nonconformity):
        self.record = nonconformity

    def analyse(self, method, data, root_causes, other_processes_checked):
        """Keep the analysis and the root causes it found. Raises ValidationError."""
        record = self.record
        record.analysis_method, record.analysis = method, checked(method, data)
        record.other_processes_checked = other_processes_checked.strip()
        if not root_causes:
            raise ValidationError({"root_causes": [_("Name at least one root cause of the catalogue.")]})
        RootCause.bring_in_line(record, root_causes)

    def add_action(self, actor, root_causes, responsible, unit, **values):
        """A corrective action against root causes of this round. Raises ValidationError."""
        wanted = list(root_causes)
        own = set(self.record.work.root_causes().values_list("pk", flat=True))
        if not wanted or not {row.pk for row in wanted} <= own:
            raise ValidationError({"root_causes": [_("Choose root causes of this round.")]})
        if responsible == self.record.verifier:
            raise ValidationError({"responsible": [rules.verifier_did_no_work.sentence]})
        action = create_as_part(
            Action,
            actor=actor,
            origin=self.record,
            kind=ActionKind.CORRECTIVE,
            responsible=responsible,
            unit=unit or self.record.unit,
            **values,
        )
        for row in wanted:
            Remedy.objects.create(nonconformity=self.record, root_cause=row, action=action)
