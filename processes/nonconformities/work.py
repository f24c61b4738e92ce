"""What was done about a nonconformity and by whom: its present round, and everybody whose work is judged."""

from django.db.models import Q
from django.utils.functional import cached_property

from qms.acts.acts import named
from qms.workdays.months import in_last_months

from ..actions.states import UNSETTLED_STATES, ActionState
from .parts import RootCause
from .states import Ending, NonconformityState

S = NonconformityState
BACK = 24  # months in which a correction alone is remembered
STANDING = tuple(state for state in ActionState if state != ActionState.CANCELLED)


class Work:
    """The work on one nonconformity."""

    def __init__(self, nonconformity):
        self.record = nonconformity

    # ── The present round

    def root_causes(self):
        """The root causes that count."""
        return self.record.root_causes.filter(round=self.record.round, active=True)

    def causes_without(self, states=STANDING):
        """The root causes that count and have no action in any of these states."""
        removed = self.record.remedies.filter(action__state__in=states).values("root_cause")
        return self.root_causes().exclude(pk__in=removed).select_related("cause")

    def actions(self):
        """The actions of this round: all that came from the record, but for those of an earlier round's causes."""
        earlier = RootCause.objects.filter(nonconformity=self.record).exclude(round=self.record.round)
        tied = self.record.remedies.filter(root_cause__in=earlier.values("pk")).values("action")
        return self.record.actions().exclude(pk__in=tied)

    def unsettled(self):
        """The actions of this round that are neither accepted nor cancelled."""
        return self.actions().filter(state__in=UNSETTLED_STATES)

    def act_waited_for(self):
        """The act for which somebody is asked now."""
        record = self.record
        if record.state == S.EFFECTIVENESS_CHECK:
            return record.confirm_effective if record.check_opened_at else record.open_check
        waits = {
            S.ACCEPTED: record.contain,
            S.CONTAINED: record.analyse,
            S.ANALYSED: record.plan,
            S.PLANNED: record.start,
            S.IMPLEMENTING: record.complete,
        }
        return waits[S(record.state)]

    # ── What was before

    def closed_alike(self):
        """Closed by correction alone in the last two years: for the same cause, or the same clause in the same unit."""
        record = self.record
        alike = Q(probable_cause=record.probable_cause) if record.probable_cause_id else Q(pk__in=[])
        if record.clause_id:
            alike |= Q(clause=record.clause, unit=record.unit)
        closed = type(record).objects.within(record.unit).filter(ending=Ending.CORRECTED)
        closed = closed.filter(alike, in_last_months(BACK, "closed_at"))
        return closed.exclude(pk=record.pk).order_by("-closed_at")

    # ── Whose work it is

    @cached_property
    def doers(self):
        """Keys of everybody who did any of the work, in any round, for themselves or for somebody else."""
        actions = self.record.actions()
        found = set(self.record.corrections.values_list("done_by", flat=True))
        found |= set(actions.order_by().values_list("responsible", flat=True))
        found |= _who_did(self.record.done(*self.record.work_acts()))
        worked = named(*actions.model.work_acts())
        log = actions.model.history.filter(id__in=actions.order_by().values("pk"), act__in=worked)
        return found | _who_did(log)

    def names_doer(self, person):
        """Whether a person did any of the work."""
        return person is not None and person.pk in self.doers


def _who_did(log):
    """Keys of those who acted and of those they acted for."""
    people = log.filter(~Q(history_user=None)).values_list("history_user", "on_behalf_of")
    return {key for pair in people for key in pair if key is not None}
