"""What follows when a request or a revision moved: a draft begins, a request is settled, and who asked is told."""

from django.dispatch import receiver
from django.utils.translation import gettext_noop

from documents.controlled.models import DocumentRevision
from qms.acts.acts import named
from qms.evidence.links import link
from qms.inbox.notices import notify
from qms.lifecycle.door import create_as_part, follow, follow_each
from qms.lifecycle.signals import moved

from .models import ChangeRequest
from .states import RequestKind, RequestState

DECIDED = gettext_noop("Your request was decided – {state}: {subject}")
IN_FORCE = gettext_noop("What you asked for is in force: {subject}")


@receiver(moved, sender=ChangeRequest)
def begin_draft(record, act, actor, **kwargs):
    """Whoever begins it is the author of a draft from the text in force; the request is named as what changes."""
    if act in named(ChangeRequest.begin_revision):
        before = record.document.effective_revision()
        given = {"title": before.title, "text": before.text} if before else {}
        given["change_summary"] = f"{record.number}: {record.as_asked or record.grounds}"[:5000]
        draft = create_as_part(DocumentRevision, actor=actor, document=record.document, **given)
        follow(record.name_revision, actor=actor, revision=draft)
        link(record, draft)
    elif act in named(ChangeRequest.join_revision):
        link(record, record.revision)


@receiver(moved, sender=ChangeRequest)
def tell_who_asked(record, act, actor, **kwargs):
    """Whoever asked hears what was decided, and when it is in force."""
    if actor.involves(record.created_by):
        return
    if act in named(ChangeRequest.accept, ChangeRequest.refuse):
        notify(record.created_by, DECIDED, record=record, state=record.get_state_display(), subject=record)
    elif act in named(ChangeRequest.settle, ChangeRequest.note_abolished):
        notify(record.created_by, IN_FORCE, record=record, subject=record)


@receiver(moved, sender=DocumentRevision)
def follow_revision(record, act, actor, **kwargs):
    """With the revision that answers it a request is settled, or waits again."""
    answered = ChangeRequest.objects.filter(revision=record, state=RequestState.REVISING)
    if act in named(DocumentRevision.release):
        follow_each(answered, ChangeRequest.settle, actor=actor, reason=record.number)
    elif act in named(DocumentRevision.cancel):
        follow_each(answered, ChangeRequest.wait_again, actor=actor, reason=record.number)
    elif act in named(DocumentRevision.withdraw):
        asked = ChangeRequest.objects.filter(
            document=record.document_id, kind=RequestKind.ABOLISH, state=RequestState.ACCEPTED
        )
        follow_each(asked, ChangeRequest.note_abolished, actor=actor, reason=record.number)
