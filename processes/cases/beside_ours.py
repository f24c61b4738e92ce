"""The moment that another system promises for a followed dossier, beside the one that we reckon ourselves."""

from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def ours(case):
    """What we reckon for a followed dossier, beside its source's own moment; None where our version was not yet."""
    was_in_force = case.version.revision.effective_at
    if not case.is_followed() or not was_in_force or case.received_at < was_in_force:
        return None
    return case.clock.due()


def beside_ours(case):
    """By how many working days the source's moment lies after ours; less than nothing: before; None: unknown."""
    due, reckoned = case.due_at, ours(case)
    if due is None or reckoned is None:
        return None
    later = case.calendar.working_days_between(min(due, reckoned), max(due, reckoned))
    return later if due >= reckoned else -later


def difference_in_words(days):
    """How the source's moment stands to ours."""
    if days is None:
        return ""
    whole = ceil(abs(days))
    if not whole:
        return _("the same day as ours")
    if days > 0:
        words = ngettext("%(count)s working day after ours", "%(count)s working days after ours", whole)
    else:
        words = ngettext("%(count)s working day before ours", "%(count)s working days before ours", whole)
    return words % {"count": whole}
