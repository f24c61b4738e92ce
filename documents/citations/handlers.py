"""What follows when a text or an external document moved: citations are found; whoever rests on what ended is asked."""

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from documents.controlled.content_file import CONTENT
from documents.controlled.models import Document, DocumentRevision
from documents.controlled.text import plain_text
from documents.external.models import ExternalDocument
from qms.acts.acts import CREATE, named
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import follow_each
from qms.lifecycle.signals import moved

from . import read_texts
from .models import Citation
from .queries import resting_on
from .reviews import ask_whether_it_holds, take_back_what_was_asked
from .services import read_again
from .texts import changed_by, cites, read_again_after

ENDED = named(ExternalDocument.replace, ExternalDocument.expire)
WARNED = named(ExternalDocument.warn)
AT_ONCE = 50  # texts in one pass of the clock
TAKEN_BACK = named(ExternalDocument.take_back, ExternalDocument.call_off)


def text_in_force(document):
    """What a document says now, title and text, without its tags."""
    revision = document.effective_revision()
    if revision is None:
        return ""
    read = (
        revision.file_texts.filter(attachment__purpose=CONTENT).order_by("attachment")
        if not revision.file_words
        else ()
    )
    return " ".join([plain_text(revision), *(each.text for each in read)])


cites(Document, "text", _("text"), text_in_force)
read_again_after(
    DocumentRevision,
    DocumentRevision.release,
    DocumentRevision.take_over,
    DocumentRevision.withdraw,
    subject=lambda revision: revision.document,
)


@receiver(moved)
def find_citations(record, act, actor, **kwargs):
    """A text that changed is read again."""
    for subject in changed_by(record, act):
        read_again(subject, actor)
        if isinstance(subject, Document):
            read_texts.read(subject)


@each_pass("read_texts_in_force")
def read_what_nobody_has_read(now):
    """Read the texts in force that nobody has read by the words of this version, some at each pass."""
    return do_each(read_texts.unread(Document.objects.order_by("pk"))[:AT_ONCE], read_texts.read)


@receiver(moved, sender=ExternalDocument)
def follow_the_document(record, act, actor, **kwargs):
    """A new one is what texts cited already; where one ends or is about to, everything that rests on it is asked."""
    if act == CREATE:
        cited = Citation.objects.filter(key=record.code_key)
        follow_each(cited, Citation.identify, actor=actor, document=record)
    elif act in ENDED | WARNED:
        for each in resting_on(record):
            if isinstance(each.subject, Document) and each.subject.in_force_label:
                ask_whether_it_holds(each.subject, record, actor)
    elif act in TAKEN_BACK:
        take_back_what_was_asked(record, actor)
