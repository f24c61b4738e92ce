"""Corrective action: the causes are found, and removed by actions (10.2.1 b and c)."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import today
from qms.lifecycle.acts import SAME, act
from qms.lifecycle.door import create_as_part

from ..actions.models import Action
from ..actions.states import ActionKind
from . import rules
from .analysis import checked
from .naming import check_persons, missing_of
from .parts import Remedy, RootCause
from .states import ACTION_STATES, NonconformityState

S = NonconformityState
JUDGE_WITHIN = 5  # working days from the opening of the effectiveness check


class Improving:
    """The acts by which causes are analysed and actions planned, started and completed."""

    @act(
        _("Note the analysis"),
        [S.CONTAINED],
        S.ANALYSED,
        who=[rules.is_owner],
        follows=_("Next, each root cause gets an action with a person and a day."),
    )
    def analyse(self, *, actor, analysis_method="", analysis=None, root_causes=None, other_processes_checked=""):
        """Why it happened, and whether it happens elsewhere for the same reason (10.2.1 b)."""
        self.analysis_method, self.analysis = analysis_method, checked(analysis_method, analysis or {})
        self.other_processes_checked = other_processes_checked.strip()
        missing_of(self, "other_processes_checked")
        if not root_causes:
            raise ValidationError({"root_causes": [_("Name at least one root cause of the catalogue.")]})
        RootCause.bring_in_line(self, root_causes)

    @act(
        _("Add a corrective action"),
        list(ACTION_STATES),
        SAME,
        who=[rules.is_owner],
        follows=_("The person responsible is asked to start; somebody else verifies it."),
    )
    def add_action(self, *, actor, root_causes, title, responsible, verifier, due_on, unit=None, product=""):
        """Somebody removes a root cause until a day (10.2.1 c)."""
        wanted = list(root_causes)
        own = set(self.work.root_causes().values_list("pk", flat=True))
        if not wanted or not {row.pk for row in wanted} <= own:
            raise ValidationError({"root_causes": [_("Choose root causes of this round.")]})
        if responsible == self.verifier:
            raise ValidationError({"responsible": [rules.verifier_did_no_work.sentence]})
        action = create_as_part(
            Action,
            actor=actor,
            origin=self,
            kind=ActionKind.CORRECTIVE,
            title=title,
            product=product,
            responsible=responsible,
            verifier=verifier,
            unit=unit or self.unit,
            due_on=due_on,
        )
        for row in wanted:
            Remedy.objects.create(nonconformity=self, root_cause=row, action=action)

    @act(
        _("Submit the plan"),
        [S.ANALYSED],
        S.PLANNED,
        who=[rules.is_owner],
        rules=[rules.causes_have_actions],
        follows=_("The quality manager is asked to let the work start, or to return it."),
    )
    def plan(self, *, actor, verifier=None, criterion="", waiting_days=None):
        """Say by what, when and by whom it will be judged whether the actions helped (10.2.1 d)."""
        self.verifier = verifier or self.verifier
        self.criterion = criterion.strip() or self.criterion
        self.waiting_days = self.waiting_days if waiting_days is None else waiting_days
        missing_of(self, "verifier", "criterion", "waiting_days")
        check_persons(self)

    @act(
        _("Return for change"),
        [S.ANALYSED, S.PLANNED],
        S.CONTAINED,
        who=[rules.is_quality_manager, rules.is_not_owner, rules.did_no_owners_work],
        reason=True,
        follows=_("The owner is asked to analyse the causes again."),
    )
    def return_for_change(self, *, actor):
        """The analysis or the plan does not go far enough."""

    @act(
        _("Let the work start"),
        [S.PLANNED],
        S.IMPLEMENTING,
        who=[rules.is_quality_manager, rules.is_not_owner, rules.did_no_owners_work],
        follows=_("The actions run; the owner completes the work when all of them are settled."),
    )
    def start(self, *, actor):
        """The plan goes far enough."""

    @act(
        _("Complete the work"),
        [S.IMPLEMENTING],
        S.EFFECTIVENESS_CHECK,
        who=[rules.is_owner],
        rules=[rules.actions_are_settled, rules.causes_are_removed],
        follows=_("The waiting time begins; when it is over the verifier is asked by itself."),
    )
    def complete(self, *, actor):
        """All is done; now it is given time to work."""
        self.check_due_on = today() + timedelta(days=self.waiting_days)
        first = self.calendar.end_of_term(self.check_due_on)
        self.judge_by = self.calendar.add_working_days(first, JUDGE_WITHIN).date()
        self.check_opened_at = None
