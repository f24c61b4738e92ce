"""One procedure of an issuance: its revision, the line of the list from which it was made, and what was submitted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import DocumentRevision
from qms.ledger.kept import Kept

from ..published.parts import Listed


class Item(Kept):
    """A revision that moves with the others; left out, it was cancelled and is no part of the list that is signed."""

    issuance = models.ForeignKey("issuances.Issuance", on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField(_("line"))
    revision = models.ForeignKey(
        DocumentRevision, models.PROTECT, verbose_name=_("document revision"), related_name="issuance_items"
    )
    listed = models.ForeignKey(
        Listed, models.PROTECT, verbose_name=_("line of a published list"), null=True, related_name="+"
    )
    content_sha256 = models.CharField(_("digest of the content"), max_length=64, blank=True, editable=False)
    left_out = models.BooleanField(_("left out"), default=False)

    class Meta:
        verbose_name = _("procedure of an issuance")
        verbose_name_plural = _("procedures of issuances")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["issuance", "revision"], name="a_revision_is_issued_once")]

    def __str__(self):
        return f"{self.position}. {self.revision}"
