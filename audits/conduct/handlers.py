"""What follows when an audit moved: the audited unit and the team are told."""

from django.dispatch import receiver
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from documents.record_series.kinds import keeps
from documents.retention.holders import needs_records
from qms.acts.acts import named
from qms.inbox.notices import notify
from qms.lifecycle.signals import moved
from qms.people.models import Holding
from qms.people.posts import PostKind

from .models import Audit
from .states import AuditState

OVER = (AuditState.CLOSED, AuditState.CANCELLED)
keeps(Audit, OVER)

PLANNED = gettext_noop("Your unit will be audited from {first} to {last}: {subject}")
IN_TEAM = gettext_noop("You are in the team of an audit from {first} to {last}: {subject}")


@receiver(moved, sender=Audit)
def tell_of_audit(record, act, **kwargs):
    """The head of the unit and the team hear of an audit when the unit is notified, and of other days (9.2.2)."""
    planned_anew = act in named(Audit.plan) and record.state == AuditState.NOTIFIED and _has_other_days(record)
    if act not in named(Audit.notify) and not planned_anew:
        return
    first, last = record.auditors.days()
    words = {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}", "subject": str(record)}
    heads = Holding.objects.on().filter(post__kind=PostKind.UNIT_HEAD, post__unit=record.unit).select_related("person")
    for holding in heads:
        notify(holding.person, PLANNED, record=record, **words)
    for member in record.auditors.members:
        notify(member.person, IN_TEAM, record=record, **words)


def _has_other_days(audit):
    """Whether the act just done moved the days of the plan."""
    days = list(audit.history.order_by("-history_id").values_list("starts_on", "ends_on")[:2])
    return len(set(days)) > 1


@needs_records
def needed_by_open_audits(model, keys):
    """All records of a unit, and of those below it, are evidence while it is audited."""
    found = {}
    for audit in Audit.objects.exclude(state__in=OVER).select_related("unit").order_by("-pk"):
        under = model._base_manager.filter(pk__in=keys, unit__path__startswith=audit.unit.path).values_list(
            "pk", flat=True
        )
        found |= dict.fromkeys(under, _("open audit %(number)s") % {"number": audit.number})
    return found
