"""Files of revisions are read in the background, soon after they came, and anew when the reader reads otherwise."""

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import DocumentRevision
from qms.acts.acts import CREATE, named
from qms.inbox.passes import each_pass
from qms.jobs.kinds import job_kind
from qms.jobs.services import ask
from qms.lifecycle.signals import moved

from .services import read, unread

KIND = "read_files"
BRINGS_FILES = {CREATE, *named(DocumentRevision.edit, DocumentRevision.take_over)}


@receiver(moved, sender=DocumentRevision)
def ask_to_read(record, act, **kwargs):
    """What came with an act is read; whoever wrote the act waits for nothing."""
    if act in BRINGS_FILES and record.files().exists():
        ask(KIND, key=KIND)


@each_pass("read_files")
def ask_for_what_is_left(now):
    """Whatever was not asked for: files that came while others were read, or before there was a reader."""
    if not unread().exists():
        return 0
    ask(KIND, key=KIND)
    return 1


@job_kind(KIND, _("Read the files of documents"))
def read_what_is_unread(progress):
    """Read every file that nobody has read, each in a process of its own."""
    left = list(unread())
    progress.begin(len(left), _("Reading files"))
    for attachment in progress.each(left):
        read(attachment)
