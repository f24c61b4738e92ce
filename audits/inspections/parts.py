"""The points that a round asks, and what a unit answers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept

from .states import Result


class Point(Kept):
    """A point of the office's own index: field of reform, question, and how many points it gives."""

    round = models.ForeignKey("inspections.InspectionRound", on_delete=models.PROTECT, related_name="points")
    field = models.CharField(_("field of reform"), max_length=120)
    position = models.PositiveSmallIntegerField(_("order"))
    text = models.CharField(_("what is checked"), max_length=500)
    most = models.DecimalField(_("points at most"), max_digits=5, decimal_places=2, default=1)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("point of the index")
        verbose_name_plural = _("points of the index")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["round", "text"], name="a_point_is_asked_once_in_a_round")]

    def __str__(self):
        return self.text


class PointAnswer(Kept):
    """What a unit says of a point, the points it claims, and those that were confirmed."""

    inspection = models.ForeignKey("inspections.SelfInspection", on_delete=models.PROTECT, related_name="answers")
    point = models.ForeignKey(Point, verbose_name=_("point"), on_delete=models.PROTECT, related_name="+")
    result = models.CharField(_("result"), max_length=20, choices=Result)
    evidence = models.TextField(_("evidence"), blank=True)
    claimed = models.DecimalField(_("points claimed"), max_digits=5, decimal_places=2, null=True)
    confirmed = models.DecimalField(_("points confirmed"), max_digits=5, decimal_places=2, null=True, editable=False)
    remark = models.TextField(_("remark of the inspector"), blank=True, editable=False)

    class Meta:
        verbose_name = _("answer to a point")
        verbose_name_plural = _("answers to points")
        constraints = [
            models.UniqueConstraint(fields=["inspection", "point"], name="a_point_is_answered_once"),
            models.CheckConstraint(condition=Q(claimed__isnull=True) | Q(claimed__gte=0), name="no_points_below_zero"),
        ]

    def __str__(self):
        return f"{self.point}: {self.get_result_display()}"
