"""Which posts need a competence; what is no longer named stays on record, inactive."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.alignment import align
from qms.ledger.kept import Kept
from qms.people.posts import PostKind


class PostNeed(Kept):
    """Whoever holds such a post in the unit or below it needs the competence."""

    competence = models.ForeignKey("competences.Competence", on_delete=models.PROTECT, related_name="needs")
    post = models.CharField(_("post"), max_length=30, choices=PostKind)
    unit = models.ForeignKey("people.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+")
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("post that needs it")
        verbose_name_plural = _("posts that need it")
        constraints = [
            models.UniqueConstraint(fields=["competence", "post", "unit"], name="a_post_needs_a_competence_once")
        ]

    def __str__(self):
        return f"{self.get_post_display()} – {self.unit}"

    @classmethod
    def bring_in_line(cls, competence, pairs):
        """Exactly these posts, as pairs (kind, unit), need it."""
        wanted = {(kind, unit.pk): {} for kind, unit in pairs}
        align(cls, competence.needs.all(), ("post", "unit_id"), wanted, competence=competence)
