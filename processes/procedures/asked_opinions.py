"""Whom a step asks for an opinion, side by side: a post of a unit, or a partner outside of the office (8.4, 8.5.1)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.people.posts import PostKind

from .parts import Part, Step


class AskedOpinion(Part):
    """One opinion that a step asks for: of whom, and in which working time."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="asked_opinions")
    post = models.CharField(_("post"), max_length=30, choices=PostKind, blank=True)
    unit = models.ForeignKey(
        "people.Unit", verbose_name=_("unit"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    partner = models.CharField(_("partner outside"), max_length=200, blank=True)
    minutes = models.PositiveIntegerField(_("working time"), null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("opinion that a step asks for")
        verbose_name_plural = _("opinions that a step asks for")
        constraints = [
            models.UniqueConstraint(fields=["step", "position"], name="an_opinion_has_its_place_in_a_step"),
            models.CheckConstraint(
                condition=Q(partner="") | Q(post="", unit__isnull=True), name="an_opinion_is_asked_inside_or_outside"
            ),
        ]

    def __str__(self):
        return self.partner or " – ".join(str(each) for each in (self.get_post_display(), self.unit) if each)

    def code(self):
        """The step's code and the place among those asked: "B3.2"."""
        return f"{self.step.code}.{self.position}"

    def whom(self):
        """Of whom it is asked, so that the same one is found in another version."""
        return self.post, self.unit_id, self.partner
