"""The files that are a revision's content: a new one takes the place of the one its writer started from, no other."""

from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from qms.evidence.attachments import attach, files_of, files_read

CONTENT, REPLACED = "content", "replaced"


def kind_of(name):
    """By which a file takes the place of another: a Word file that of a Word file."""
    return PurePosixPath(name).suffix.lower()


class ContentFiles:
    """The files of one revision that are its content now, and those that were."""

    def __init__(self, revision):
        self.revision = revision

    def now(self):
        """The files that are its content."""
        return files_of(self.revision).filter(purpose=CONTENT)

    def digests(self):
        """SHA-256 of each of them."""
        return [each.sha256 for each in files_read(self.revision) if each.purpose == CONTENT]

    def all(self):
        """The same, and those whose place others took, newest first."""
        return files_of(self.revision).filter(purpose__in=(CONTENT, REPLACED)).order_by("-pk")

    def in_place_of(self, name):
        """The content whose place a file of this name takes, or None."""
        return next((each for each in self.now() if kind_of(each.name) == kind_of(name)), None)

    def take(self, upload, based_on=""):
        """Keep a file as content. `based_on` is the SHA-256 of the file from which its writer started.

        Raises ValidationError where another has come since, so that nobody's work is lost without a word.
        """
        present = self.in_place_of(upload.name)
        if present is not None:
            self._refuse_what_began_elsewhere(present, based_on)
            present.purpose = REPLACED
            present.save()
        attach(self.revision, upload, purpose=CONTENT)

    def _refuse_what_began_elsewhere(self, present, based_on):
        if not based_on:
            said = _("There is a file already (%(name)s): say from which file you started.")
            raise ValidationError({"based_on": [said % {"name": present.name}]})
        if based_on != present.sha256:
            said = _(
                "Another file has come since you took yours: %(name)s, sent by %(who)s at %(at)s. Download it, bring "
                "your changes into it, and send that; or choose it here, if yours has everything of it."
            )
            raise ValidationError({"based_on": [said % told_of(present)]})


def told_of(attachment):
    """A file, who sent it, and when."""
    first = attachment.history.order_by("sequence").first()
    return {
        "name": attachment.name,
        "who": first.history_user if first else "–",
        "at": f"{localtime(first.history_date):%H:%M %d/%m/%Y}" if first else "–",
    }
