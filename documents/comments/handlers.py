"""What a revision's own acts ask of its comments, and what follows for them when it moves."""

from django.dispatch import receiver

from documents.controlled.models import DocumentRevision
from qms.acts.acts import named
from qms.lifecycle.door import follow_each
from qms.lifecycle.flows import reopen
from qms.lifecycle.signals import moved
from qms.lifecycle.vetoes import veto

from . import rules
from .models import Comment
from .states import CommentState


def count_open(revision):
    """How many comments on a revision nobody has answered, taken over or refused."""
    return Comment.objects.filter(revision=revision, state=CommentState.OPEN).count()


rules.COUNT_OPEN = count_open
for move in (DocumentRevision.submit, DocumentRevision.endorse, DocumentRevision.approve):
    veto(DocumentRevision, move, rules.no_comment_is_open)


@receiver(moved, sender=DocumentRevision)
def follow_the_revision(record, act, actor, **kwargs):
    """Another author is asked for the answers; with a revision that is given up its comments lapse."""
    if act in named(DocumentRevision.reassign):
        for comment in Comment.objects.filter(revision=record, state=CommentState.OPEN).select_related("unit"):
            comment.revision = record
            reopen(comment, Comment.reply)
    elif act in named(DocumentRevision.cancel):
        unsettled = Comment.objects.filter(revision=record, state__in=[CommentState.OPEN, CommentState.ANSWERED])
        follow_each(unsettled, Comment.lapse, actor=actor, reason=record.number)
