"""The parts of a planned change: what it touches, and what was done about each (6.3 b, 8.5.6)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept

from .impacts import words_of_kind
from .states import ImpactState

TONES: dict[str, str] = {ImpactState.OPEN: "soon", ImpactState.DONE: "good"}


class Impact(Kept):
    """One thing that the change touches; found by the program or added by a person, settled by a person."""

    change = models.ForeignKey("planned_changes.PlannedChange", on_delete=models.PROTECT, related_name="impacts")
    kind = models.SlugField(_("kind of thing touched"), max_length=40)
    words = models.CharField(_("what is touched"), max_length=300)
    about = models.CharField(_("where it stands"), max_length=100, blank=True)
    result = models.CharField(_("result"), max_length=20, choices=ImpactState, default=ImpactState.OPEN)
    note = models.CharField(_("what was done, or why nothing"), max_length=500, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("settled by"), null=True, related_name="+"
    )
    settled_on = models.DateField(_("settled on"), null=True)

    told_as = {"kind": words_of_kind}

    class Meta:
        verbose_name = _("thing that a change touches")
        verbose_name_plural = _("things that a change touches")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["change", "kind", "words"], name="a_change_touches_a_thing_once"),
            models.CheckConstraint(
                condition=Q(result=ImpactState.OPEN) | (~Q(note="") & Q(settled_by__isnull=False)),
                name="what_a_change_touches_is_settled_by_somebody",
            ),
        ]

    def __str__(self):
        return f"{words_of_kind(self.kind)}: {self.words}"

    @property
    def tone(self):
        """What it means for who works on the change."""
        return TONES.get(self.result, "past")
