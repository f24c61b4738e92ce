"""What one file of a revision says. It is drawn from the file and can be drawn anew at any time: no evidence itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.files.apart import sentence_of


class FileText(models.Model):
    """The text of one file that is, or was, the content of a revision.

    `text` is what is searched and compared, a line for each paragraph; `html` is what is shown, cleaned, its pictures
    told as `pictures/<place in the list>`.
    """

    attachment = models.OneToOneField("evidence.Attachment", models.PROTECT, related_name="+")
    revision = models.ForeignKey("controlled.DocumentRevision", models.PROTECT, related_name="file_texts")
    sha256 = models.CharField(max_length=64, db_index=True)
    stamp = models.CharField(max_length=20)  # of the reader by which it was read
    text = models.TextField(_("words of the file"))
    html = models.TextField()
    pages = models.PositiveIntegerField(_("pages"), null=True)
    pictures = models.JSONField(default=list)  # [{sha256, media_type}], in the storage
    left_out = models.PositiveIntegerField(default=0)  # pictures of a kind that no browser shows
    fields = models.JSONField(default=list)  # of a template: ["office.name", …], "?" where it is not one
    fault = models.CharField(max_length=20, blank=True)  # documents.files.apart.Fault

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")

    def __str__(self):
        return str(self.attachment)

    def is_shown(self):
        """Whether the page shows what the file says."""
        return bool(self.text.strip() or self.pictures)

    def why_not(self):
        """Why it is not shown, in words."""
        return sentence_of(self.fault) if self.fault else ""
