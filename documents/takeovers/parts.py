"""One file of a take-over: what its title block and the list say of it, what was mended, and what became of it."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.controlled.document import Document
from documents.controlled.states import DocumentKind
from qms.ledger.kept import Kept
from qms.ledger.now import today
from qms.text.vietnamese import code_key, names_something


class Line(Kept):
    """A document of the office as it came; with `document` set it is under control."""

    take_over = models.ForeignKey("takeovers.TakeOver", on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField(_("line"))
    file_name = models.CharField(_("file"), max_length=200)
    code = models.CharField(_("code"), max_length=40, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=DocumentKind, blank=True)
    issue = models.PositiveSmallIntegerField(_("issue"), null=True)
    amendment = models.PositiveSmallIntegerField(_("amendment"), null=True)
    in_force_on = models.DateField(_("in force on"), null=True)
    words = models.TextField(_("words of the file"), blank=True)
    left_out = models.BooleanField(_("left out"), default=False)
    document = models.ForeignKey(Document, models.PROTECT, verbose_name=_("document"), null=True, related_name="+")

    class Meta:
        verbose_name = _("line of a take-over")
        verbose_name_plural = _("lines of take-overs")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["take_over", "position"], name="a_line_stands_once")]

    def __str__(self):
        return f"{self.position}. {self.file_name}"

    @property
    def purpose(self):
        """Under which its file is attached to the take-over."""
        return f"line-{self.position}"

    def faults(self):
        """Why it can't be taken yet, in sentences; nothing of what is left out or was taken."""
        if self.left_out or self.document_id:
            return []
        asked = [
            (names_something(self.code), gettext("The code is missing.")),
            (self.title, gettext("The title is missing.")),
            (self.kind, gettext("The kind is missing.")),
            (self.issue, gettext("The issue is missing.")),
            (self.in_force_on, gettext("The day is missing.")),
            (not self.in_force_on or self.in_force_on <= today(), gettext("Its day is still to come.")),
            (not self.is_known(), gettext("There is already a document with this code.")),
            (not self.has_twin(), gettext("Another line has the same code.")),
        ]
        return [sentence for holds, sentence in asked if holds in (None, "", False)]

    def has_no_words(self):
        """Whether the file is only pictures: nothing could be read of it, and nothing will be found in it."""
        return not self.words.strip()

    def is_known(self):
        """Whether a document under control is called so already."""
        return bool(self.code) and code_key(self.code) in self.take_over.codes_taken

    def has_twin(self):
        """Whether another line that is not left out has the same code."""
        return bool(self.code) and self.take_over.codes_here[code_key(self.code)] > 1
