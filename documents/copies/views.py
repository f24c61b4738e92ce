"""The account of a document's copies, and what is printed as a controlled copy."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from documents.controlled.models import Document
from documents.controlled.printing import WHOLE_DOCUMENT, has_text
from qms.people.actors import actor_for
from qms.web.files import stamped_file
from qms.web.printed.kept_sheets import LANGUAGE
from qms.web.printed.views import file_or_back

from .marks import controlled
from .models import ControlledCopy
from .page import accounts_of
from .rules import keeps_the_copies
from .states import CopyState


@login_required
@require_safe
def document_copies(request, pk):
    """Of each revision of a document all copies, and where they are."""
    document = Document.objects.visible_to(request.user).filter(pk=pk).first()
    if document is None:
        raise Http404
    context = {"document": document, "accounts": accounts_of(document, request.user)}
    return render(request, "copies/account.html", context)


@login_required
@require_safe
def copy_text(request, pk, kind):
    """The text of the revision as this numbered copy."""
    copy = _to_print(request, pk)
    if not has_text(copy.revision):
        raise Http404
    back, name = reverse("controlled_copies_record", args=[pk]), f"{copy.number}"
    with override(LANGUAGE):
        sheet = WHOLE_DOCUMENT.sheet(copy.revision, request)
        return file_or_back(request, kind, name, lambda: sheet, back, controlled(copy, request))


@login_required
@require_safe
def copy_file(request, pk, file):
    """A file of the revision as this numbered copy."""
    copy = _to_print(request, pk)
    attachment = copy.revision.files().filter(pk=file).first()
    if attachment is None or not attachment.is_here():
        raise Http404
    with override(LANGUAGE):
        return stamped_file(attachment, controlled(copy, request))


def _to_print(request, pk):
    """The copy, where the person keeps copies and it is with its holder. Raises Http404 or PermissionDenied."""
    seen = ControlledCopy.objects.visible_to(request.user).select_related(*ControlledCopy.reads_with)
    copy = seen.filter(pk=pk).first()
    if copy is None:
        raise Http404
    if actor_for([keeps_the_copies], copy, request.user) is None:
        raise PermissionDenied(keeps_the_copies.sentence)
    if copy.state != CopyState.ISSUED:
        raise PermissionDenied(_("This copy was called back: it is printed no more."))
    return copy
