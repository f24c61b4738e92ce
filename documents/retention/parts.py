"""The records of a disposal: what each was, and that its files and persons are gone; row and digests stay."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept


class DisposalItem(Kept):
    """One record that ends."""

    disposal = models.ForeignKey("retention.Disposal", models.PROTECT, related_name="items")
    record_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    record_number = models.CharField(_("number"), max_length=60)
    over_on = models.DateField(_("over since"))
    files = models.PositiveIntegerField(_("files"), default=0)

    class Meta:
        verbose_name = _("record that ends")
        verbose_name_plural = _("records that end")
        indexes = [models.Index(fields=["record_type", "record_id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["disposal", "record_type", "record_id"], name="a_record_stands_once_in_a_disposal"
            )
        ]

    def __str__(self):
        return self.record_number
