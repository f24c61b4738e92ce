"""What papers of a document bear: code, revision, state, whether they are controlled, who took them, and a code."""

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.controlled.models import DocumentRevision
from documents.controlled.states import RevisionState
from qms.ledger.now import now
from qms.web.stamps import Stamp, stamps
from qms.web.templatetags.words import day, moment

from .tokens import token_of


@stamps(DocumentRevision)
def uncontrolled(revision, request):
    """What anybody takes or prints of a revision: nobody calls it back."""
    return _stamp(revision, request, _("UNCONTROLLED COPY"))


def controlled(copy, request):
    """What is printed as a numbered copy, for whoever receives it."""
    words = {"no": f"{copy.place_no:02d}", "receiver": copy.receiver()}
    return _stamp(copy.revision, request, _("CONTROLLED COPY No. %(no)s – for: %(receiver)s") % words, copy)


def _stamp(revision, request, said, copy=None):
    code, label, state = revision.document.number, revision.label(), revision.get_state_display()
    taken = _("%(person)s, %(moment)s") % {"person": request.user, "moment": moment(now())}
    return Stamp(
        lines=(
            _("%(code)s · issue/amendment %(label)s · %(state)s") % {"code": code, "label": label, "state": state},
            f"{said} · {taken}",
            _("Point a telephone at the code to see whether it is still in force."),
        ),
        address=request.build_absolute_uri(reverse("in_force", args=[token_of(revision, copy)])),
        warning=warning_of(revision),
        name=f"{code} {label.replace('/', '-')} {state}",
    )


def warning_of(revision):
    """What must be read before anything else on a paper that is not in force; empty for what is."""
    if revision.state == RevisionState.EFFECTIVE:
        return ""
    if revision.ended_at:
        return _("NO LONGER IN FORCE SINCE %(day)s – DO NOT USE") % {"day": day(revision.ended_at)}
    return _("NOT IN FORCE – DO NOT USE")
