"""Who reviews a revision, and whose posts must read it; what is no longer named stays on record, inactive."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.alignment import align
from qms.ledger.kept import Kept
from qms.people.posts import PostKind


class Named(Kept):
    """A row that names somebody for a revision."""

    active = models.BooleanField(_("in use"), default=True)
    names = ()  # the columns that say who is named

    class Meta:
        abstract = True

    @classmethod
    def bring_in_line(cls, revision, wanted):
        """Name exactly these (tuples of the columns in `names`): add, revive, and set inactive what is left over."""
        present = cls.objects.filter(revision=revision)
        align(cls, present, cls.names, {key: {} for key in wanted}, revision=revision)


class Reviewer(Named):
    """A person named to review a revision, and the round in which they last endorsed it."""

    revision = models.ForeignKey("controlled.DocumentRevision", on_delete=models.PROTECT, related_name="reviewers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    endorsed_round = models.PositiveSmallIntegerField(_("endorsed in round"), null=True, editable=False)
    names = ("person_id",)

    class Meta:
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")
        constraints = [models.UniqueConstraint(fields=["revision", "person"], name="a_reviewer_is_named_once")]

    def __str__(self):
        return str(self.person)


class Reader(Named):
    """A post in a unit whose holders must acknowledge the revision once it is effective (7.3, 7.5.3)."""

    revision = models.ForeignKey("controlled.DocumentRevision", on_delete=models.PROTECT, related_name="readers")
    post = models.CharField(_("post"), max_length=30, choices=PostKind)
    unit = models.ForeignKey("people.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+")
    names = ("post", "unit_id")

    class Meta:
        verbose_name = _("reader")
        verbose_name_plural = _("readers")
        constraints = [models.UniqueConstraint(fields=["revision", "post", "unit"], name="a_reader_is_named_once")]

    def __str__(self):
        return f"{self.get_post_display()} – {self.unit}"
