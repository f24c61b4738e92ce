"""The days of a revision: the one it bears, the one on which it really came into force, and when it lapses."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import now, today
from qms.workdays.calendars import calendars

TAKEN_OVER = _("%(set)s (taken over on %(really)s)")


def in_force_told(revision):
    """The day it bears; beside it, where that differs, the day on which it really came into force."""
    if not revision.is_dated_otherwise():
        return revision.in_force_on
    days = {"set": f"{revision.in_force_on:%d/%m/%Y}", "really": f"{revision.effective_on:%d/%m/%Y}"}
    return (TAKEN_OVER if revision.taken_over_by_id else _("%(set)s (really since %(really)s)")) % days


def lapses_on(revision):
    """The day after which it has waited too long; of an issuance all move together, and none lapses by itself."""
    days = 0 if getattr(revision, "moved_together", False) else revision.roles.powers.lapses_after
    return calendars().of(revision.unit).add_working_days(now(), days).date() if days else None


def refuse_backwards(day):
    """Nothing is set to come into force on a day that has passed. Raises ValidationError."""
    if day < today():
        raise ValidationError({"in_force_on": _("Choose today or a later day; nothing is in force backwards.")})


def refuse_day(revision, day):
    """Nothing comes into force on a day to come, nor backwards, but for a day set before it. Raises ValidationError."""
    if day > today():
        raise ValidationError({"in_force_on": _("This day is still to come: set the in-force date instead.")})
    if day < today() and day != revision.in_force_on:
        raise ValidationError({"in_force_on": _("Leave the day empty or choose today; nothing is in force backwards.")})
