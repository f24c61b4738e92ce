"""Units and posts that last, and those that have ended: these stay to be read, and nothing new begins in them."""

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

from qms.ledger.kept import KeptQuerySet


class OpenToStaff(KeptQuerySet):
    """Rows that everybody reads who signs in."""

    def visible_to(self, user):
        """All of them, whoever asks."""
        return self


class PostQuerySet(OpenToStaff):
    """Posts, and which of them last."""

    def lasting(self):
        """Those that have not ended, nor has their unit."""
        return self.filter(ended_on__isnull=True, unit__ended_on__isnull=True)


class UnitQuerySet(OpenToStaff):
    """Units, and which of them last."""

    def lasting(self):
        """Those that have not ended."""
        return self.filter(ended_on__isnull=True)

    def leaves(self):
        """Those that last and have no lasting unit below: what merged into one leaves it what it was."""
        below = self.model.objects.lasting().filter(parent=OuterRef("pk"))
        return self.lasting().filter(~Exists(below))


def refuse_ended(field, row, since=None):
    """Raises ValidationError where something new would begin in a unit or post that has ended, or will have by then."""
    if row is not None and row.has_ended:
        says = gettext("This has ended: {row}.").format(row=row)
        raise ValidationError({field: says})
    last = row.planned_end if row is not None and since else None
    if last and since > last:
        says = gettext("{row} is to end on {day:%d/%m/%Y}, before that day.").format(row=row, day=last)
        raise ValidationError({field: says})
