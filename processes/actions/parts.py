"""Units that help with an action, and each time its due day was moved; what no longer helps stays, inactive."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.alignment import align
from qms.ledger.kept import Kept

from .states import Part


class ActionUnit(Kept):
    """A unit that leads an action together with the unit in charge, or cooperates."""

    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="units")
    unit = models.ForeignKey("people.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+")
    part = models.CharField(_("part"), max_length=20, choices=Part, default=Part.COOPERATES)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("unit that helps")
        verbose_name_plural = _("units that help")
        constraints = [models.UniqueConstraint(fields=["action", "unit"], name="a_unit_helps_an_action_once")]

    def __str__(self):
        return f"{self.unit} ({self.get_part_display()})"

    @classmethod
    def bring_in_line(cls, action, wanted):
        """Name exactly these units (unit key → part): add, revive, and set inactive what is left over."""
        parts = {(key,): {"part": part} for key, part in wanted.items()}
        align(cls, cls.objects.filter(action=action), ("unit_id",), parts, action=action)


class Extension(Kept):
    """One time that the due day was moved, to a later day or a sooner one; the day before stays on the record."""

    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="extensions")
    earlier = models.DateField(_("due day until then"), null=True)
    later = models.DateField(_("new due day"))
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("given by"), on_delete=models.PROTECT, related_name="+"
    )
    why = models.TextField(_("why"))

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")

    def __str__(self):
        return f"{self.earlier} → {self.later}"
