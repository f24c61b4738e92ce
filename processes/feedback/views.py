"""The face of feedback, and the sender's identity, whose every opening is on record."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qms.evidence.identity import open_identity
from qms.lifecycle.registry import RecordType, register
from qms.people.actors import actors_of

from . import rules
from .forms import (
    AnswerForm,
    ApproveForm,
    AssignForm,
    ClassifyForm,
    CloseForm,
    NewFeedback,
    NonconformityForm,
    ReassignForm,
    RefuseForm,
)
from .models import Feedback

LONGEST_WHY = 200


def feedback_context(feedback, request):
    """How it stands, and whether this person may open the sender's identity."""
    past = hasattr(feedback, "standing_on")
    return {
        "standing": None if past else feedback.standing(),
        "may_open_identity": not past and feedback.sender is not None and may_open(feedback, request.user),
    }


def may_open(feedback, user):
    """Whoever received it or handles it."""
    return feedback.received_by_id == user.pk or any(rules.works_on_it(feedback, actor) for actor in actors_of(user))


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


Feedback.title_text.short_description = Feedback._meta.get_field("subject").verbose_name

FEEDBACK = register(
    RecordType(
        model=Feedback,
        collection="feedback",
        columns=("title_text", "kind", "unit", "state", "deadline"),
        filters=("kind", "channel", "classified_as", "procedure", "late"),
        create_form=NewFeedback,
        forms={
            "classify": ClassifyForm,
            "reclassify": ClassifyForm,
            "refuse": RefuseForm,
            "assign": AssignForm,
            "answer": AnswerForm,
            "revise_answer": AnswerForm,
            "approve_answer": ApproveForm,
            "close": CloseForm,
            "raise_nonconformity": NonconformityForm,
            "reassign": ReassignForm,
        },
        template="feedback/record.html",
        context=feedback_context,
    )
)
