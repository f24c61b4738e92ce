"""Rows that hold from a day to a day, both included."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from qms.ledger.kept import KeptQuerySet
from qms.ledger.now import today

from .ends import OpenToStaff


class PeriodQuerySet(KeptQuerySet):
    """Rows that hold from a day to a day, both included."""

    def on(self, day=None):
        """Those in force on a day (today when none is given)."""
        day = day or today()
        return self.filter(since__lte=day).filter(Q(until__isnull=True) | Q(until__gte=day))


class OpenPeriods(OpenToStaff, PeriodQuerySet):
    """Such rows that everybody reads who signs in."""


def in_order(since, until):
    """Raises ValidationError where the last day lies before the first."""
    if until and until < since:
        raise ValidationError({"until": _("The last day lies before the first.")})


def overlapping(rows, since, until):
    """Those of the rows that hold on one of these days."""
    rows = rows.filter(Q(until__isnull=True) | Q(until__gte=since))
    return rows.filter(since__lte=until) if until else rows


def period_words(row):
    """From when to when a row holds, in words."""
    if row.until:
        return _("from {since:%d/%m/%Y} to {until:%d/%m/%Y}").format(since=row.since, until=row.until)
    return _("from {since:%d/%m/%Y} on").format(since=row.since)
