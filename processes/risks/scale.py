"""The scale by which a score becomes a level; the office sets it, and what was scored keeps the level of its day."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept

from .states import Level

STEPS = range(1, 6)
HIGHEST = 25


class RiskScale(Kept):
    """From which score on a risk or an opportunity is medium, and from which it is high (6.1.1)."""

    name = models.CharField(max_length=20, default="office", unique=True, editable=False)
    medium_from = models.PositiveSmallIntegerField(_("medium from a score of"), default=5)
    high_from = models.PositiveSmallIntegerField(_("high from a score of"), default=12)

    class Meta:
        verbose_name = _("scale of risks")
        verbose_name_plural = _("scales of risks")
        constraints = [
            models.CheckConstraint(
                condition=Q(medium_from__gte=2, high_from__gt=F("medium_from"), high_from__lte=HIGHEST),
                name="the_levels_of_risks_follow_one_another",
            )
        ]

    def __str__(self):
        return f"{self.medium_from} / {self.high_from}"

    def level_of(self, score):
        """The level of a score by this scale."""
        if score >= self.high_from:
            return Level.HIGH
        return Level.MEDIUM if score >= self.medium_from else Level.LOW

    def ranges(self):
        """Each level with its first and its last score."""
        ends = ((1, self.medium_from - 1), (self.medium_from, self.high_from - 1), (self.high_from, HIGHEST))
        return [(level, first, last) for level, (first, last) in zip(Level, ends, strict=True)]


def current_scale():
    """The scale of the office; the usual one until the office has set its own."""
    return RiskScale.objects.first() or RiskScale()
