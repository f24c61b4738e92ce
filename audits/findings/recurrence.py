"""The same finding as last time: the unit's earlier findings that say the same (9.2.2, 10.2.1 b 3).

The same is: the same clause in the same unit, or words so alike that nonconformities would be shown as repeats.
"""

from django.utils.translation import gettext as _

from processes.nonconformities.recurrence import features, likeness
from qms.workdays.months import in_last_months

from .states import FindingState, Grade

BACK = 24  # months
SHOWN = 5
# What may be done better is no fault that comes back.
FAULTS = (Grade.MAJOR, Grade.MINOR, Grade.OBSERVATION)


def earlier(finding):
    """[(earlier finding, why it is the same)] of other audits of the unit in the last two years, newest first."""
    rows = type(finding).objects.filter(in_last_months(BACK, "created_at"), unit=finding.unit, grade__in=FAULTS)
    rows = rows.exclude(audit=finding.audit).exclude(state=FindingState.WITHDRAWN)
    if finding.pk:
        rows = rows.filter(created_at__lt=finding.created_at)
    mine = features(finding.words())
    found = [(row, _why(finding, row, mine)) for row in rows.select_related("audit", "clause").order_by("-pk")[:200]]
    return [(row, why) for row, why in found if why][:SHOWN]


def earlier_to(form):
    """The same of a finding that is being typed: nothing while no audit is chosen."""
    begun = form.begun()
    return earlier(begun) if begun and begun.grade != Grade.OPPORTUNITY else []


def newest(finding):
    """The newest of them, or None; what may only be done better repeats nothing."""
    if finding.grade == Grade.OPPORTUNITY:
        return None
    return next((row for row, _why_so in earlier(finding)), None)


def _why(finding, row, mine):
    if finding.clause_id and row.clause_id == finding.clause_id:
        return _("same unit and clause")
    return _("similar words") if likeness(mine, features(row.words())) else ""
