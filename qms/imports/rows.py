"""The rows of an import: what the file says, what it would do, and what came of it.

They are no evidence: that is the file under its digest, and the history of each record that a row became.
"""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.rights import rows_are_forgotten

from .queries import ImportRowQuerySet
from .states import DONE, TO_MEND, TO_TAKE, Verdict
from .values import read_again


@rows_are_forgotten
class ImportRow(models.Model):
    """A row of a file, whether it is one of its table or stands around it."""

    record = models.ForeignKey("imports.Import", on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(default=dict)  # {place of the column: value}
    about = models.CharField(max_length=64, blank=True, default="")  # digest of what it is about
    settled = models.JSONField(default=dict)  # {name of the column: text} that followed from the rows above
    mended = models.JSONField(default=dict)  # {name of the column: text} as a person wrote it
    around = models.BooleanField(default=False)  # no row of the table: its title, what stands below it
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True, default="")
    faults = models.JSONField(default=list)
    asks = models.JSONField(default=list)  # keys of questions
    notes = models.JSONField(default=list)
    changes = models.JSONField(default=list)  # [label, from, to]
    chosen = models.BooleanField(default=False)
    made_type = models.ForeignKey(ContentType, null=True, on_delete=models.PROTECT, related_name="+")
    made_id = models.PositiveBigIntegerField(null=True)
    made = GenericForeignKey("made_type", "made_id")

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="one_row_of_a_number_in_an_import")]
        indexes = [
            models.Index(fields=["record", "verdict", "number"], name="import_rows_by_verdict"),
            models.Index(fields=["record", "about"], name="import_rows_by_what_they_say"),
        ]

    def __str__(self):
        return f"{self.record_id}: {self.number}"

    def told(self, columns):
        """({name of a column: value}, {heading: value} of columns that mean nothing), as mended."""
        meant, rest = {}, {}
        for each in columns:
            value = self.cells.get(str(each["place"]))
            if each["name"]:
                meant[each["name"]] = read_again(value)
            elif value is not None:
                rest[each["text"] or str(each["place"] + 1)] = read_again(value)
        return meant | self.settled | self.mended, rest

    @property
    def can_be_taken(self):
        """Whether it would do something."""
        return self.verdict in TO_TAKE

    @property
    def can_be_mended(self):
        """Whether it may be written otherwise: whatever is not in yet."""
        return self.verdict in (*TO_TAKE, *TO_MEND, Verdict.SAME)

    @property
    def is_done(self):
        """Whether it was taken in."""
        return self.verdict in DONE

    @property
    def tone(self):
        """The tone of its badge."""
        return Verdict(self.verdict).tone
