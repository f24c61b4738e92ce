"""The face of feedback, and the sender's identity, whose every opening is on record."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qms.evidence.identity import open_identity

from .models import Feedback
from .printing import may_open

LONGEST_WHY = 200


@login_required
@require_http_methods(["GET", "POST"])
def feedback_identity(request, pk):
    """The sender's identity: says first that the opening is on record, and asks why."""
    seen = Feedback.objects.visible_to(request.user).select_related(*Feedback.reads_with)
    feedback = seen.filter(pk=pk, sender__isnull=False).first()
    if feedback is None:
        raise Http404
    if not may_open(feedback, request.user):
        raise PermissionDenied(_("Only those who handle the feedback see the whole identity of the sender."))
    why = request.POST.get("why", "").strip()
    context = {"feedback": feedback, "longest": LONGEST_WHY, "missing": request.method == "POST" and not why}
    if why:
        context["identity"] = open_identity(feedback.sender, by=request.user, why=why[:LONGEST_WHY])
    return render(request, "feedback/identity.html", context, status=422 if context["missing"] else 200)
