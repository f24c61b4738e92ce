"""What anybody may open without an account: whether the paper in their hand is still in force, and nothing else."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from documents.controlled.models import DocumentRevision
from documents.controlled.states import RevisionState
from qms.ledger.now import now
from qms.web.templatetags.words import day

from .models import ControlledCopy
from .states import CopyState
from .throttle import may_ask, may_guess
from .tokens import read_token


@never_cache
@require_safe
def in_force(request, token):
    """Whether a paper with this code holds: no title, no code of a document, no name."""
    read = read_token(token)
    if read is None:
        return _refused(request) if not may_guess() else _unknown()
    if not may_ask(token):
        return _refused(request)
    revision, copy = _found(*read)
    holds, sentence = told(revision, copy)
    context = {"holds": holds, "tone": "good" if holds else "late", "sentence": sentence, "now": now()}
    return render(request, "copies/in_force.html", context)


def _unknown():
    raise Http404


def _refused(request):
    sentence = _("Asked too often. Please try again in a minute.")
    return render(request, "copies/in_force.html", {"sentence": sentence, "tone": "soon"}, status=429)


def _found(revision_key, copy_key):
    copy = copy_key and ControlledCopy._base_manager.select_related("revision").filter(pk=copy_key).first()
    revision = copy.revision if copy else DocumentRevision._base_manager.filter(pk=revision_key).first()
    if revision is None:
        raise Http404
    return revision, copy


def told(revision, copy):
    """(whether it holds, the sentence that says so)."""
    if revision.state == RevisionState.SUPERSEDED:
        return False, _("Superseded since %(day)s. Do not use this paper.") % {"day": day(revision.ended_at)}
    if revision.state == RevisionState.WITHDRAWN:
        return False, _("Out of force since %(day)s. Do not use this paper.") % {"day": day(revision.ended_at)}
    if revision.state != RevisionState.EFFECTIVE:
        return False, _("Not in force. Do not use this paper.")
    if copy and copy.state != CopyState.ISSUED:
        since = copy.ended_on or copy.recalled_on
        return False, _("In force, but this copy was called back on %(day)s.") % {"day": day(since)}
    return True, _("In force.")
