"""What follows its files, and what falls due by itself: its end is told before, and after its last day it is over."""

from django.db.models import F
from django.dispatch import receiver
from django.utils.translation import gettext

from qms.acts.acts import CREATE, named
from qms.evidence.attachments import files_read
from qms.evidence.file_words import ask_to_read, words_of_files
from qms.evidence.searched import keep_found, text_of
from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.lifecycle.signals import moved
from qms.people.models import system_person

from .models import DAY, WARNED_AHEAD, ExternalDocument
from .states import ExternalState

WRITTEN = [CREATE, *named(ExternalDocument.edit)]


@text_of(ExternalDocument)
def words_of_its_files(document):
    """By what an external document is found beside its title."""
    return words_of_files(files_read(document))


@receiver(moved, sender=ExternalDocument)
def find_by_its_files(record, act, **kwargs):
    """Its files are read in the background; where they were read before, it is found by them at once."""
    files = files_read(record) if act in WRITTEN else []
    if files:
        keep_found([record])
        ask_to_read(files)


@each_pass("warn_of_external_documents_that_end")
def warn_of_what_ends_soon(now):
    """Warn once of every last day that is near, missed days included; of another last day anew."""
    near = ExternalDocument.objects.filter(
        state=ExternalState.IN_FORCE, expires_on__gte=today(), expires_on__lte=today() + WARNED_AHEAD
    )
    near = near.exclude(warned_of=F("expires_on"), warned_of__isnull=False).order_by("pk")
    clock = system_person()
    return do_each(near, lambda document: perform(document.warn, by=clock))


@each_pass("end_external_documents")
def end_what_has_expired(now):
    """End every external document whose last day is over, missed days included; what replaces it was announced."""
    over = ExternalDocument.objects.filter(state=ExternalState.IN_FORCE, expires_on__lt=today()).order_by("pk")
    return do_each(over.select_related("replaced_by"), _end)


def _end(document):
    clock, successor = system_person(), document.replaced_by
    if successor and successor.holds():
        perform(document.replace, by=clock, successor=successor, since=document.expires_on + DAY)
    else:
        perform(document.expire, by=clock, reason=gettext("Its last day is over."))
