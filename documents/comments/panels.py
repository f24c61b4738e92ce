"""What a revision's page shows of its comments, and what is told before it is submitted, endorsed or approved."""

from types import SimpleNamespace

from django.template.loader import render_to_string

from documents.controlled.models import DocumentRevision
from qms.people.actors import actors_of
from qms.web.panels import panel

from . import rules
from .models import Comment
from .states import CommentState


@panel(DocumentRevision, "record")
def comments_of(revision, request):
    """Every comment with what became of it; whoever is named makes another."""
    if revision.is_past:
        return ""
    rows = list(Comment.objects.visible_to(request.user).filter(revision=revision).select_related("created_by"))
    may_add = revision.state in rules.COMMENTED_ON and _takes_part(revision, request.user)
    context = {"comments": rows[::-1], "revision": revision, "may_add": may_add}
    return render_to_string("comments/panel.html", context, request) if rows or may_add else ""


def _takes_part(revision, user):
    """Whether the person could comment on it, in any capacity."""
    asked = SimpleNamespace(revision=revision)
    return any(rules.takes_part(asked, actor) for actor in actors_of(user))


def open_comments(revision, request):
    """What is still open, and what was answered and not settled."""
    unsettled = [CommentState.OPEN, CommentState.ANSWERED]
    rows = Comment.objects.visible_to(request.user).filter(revision=revision, state__in=unsettled)
    context = {"comments": list(rows.select_related("created_by").order_by("pk")), "revision": revision}
    return render_to_string("comments/before.html", context, request) if context["comments"] else ""


for place in ("submit", "endorse", "approve"):
    panel(DocumentRevision, f"before {place}")(open_comments)
