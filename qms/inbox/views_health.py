"""What `manage.py doctor` says, as a page for the administrator, who has the evidence verified from there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qms.evidence.verification_job import ask_for_verification, last_verification, open_verification
from qms.jobs.models import workers_alive
from qms.people.actors import actors_of
from qms.people.posts import PostKind

from .doctor import examine
from .models import ClockPass


def _for_the_administrator(user):
    if not any(actor.holds(PostKind.ADMINISTRATOR) for actor in actors_of(user)):
        raise PermissionDenied(_("This page is for the post: {post}.").format(post=PostKind.ADMINISTRATOR.label))


@never_cache
@login_required
@require_safe
def health(request):
    """How the program fares, and what to do where something is wrong."""
    _for_the_administrator(request.user)
    findings = examine()
    context = {
        "findings": findings,
        "faults": [each for each in findings if not each.well],
        "passes": ClockPass.objects.order_by("-pk")[:10],
        "workers": workers_alive(),
        "verification": last_verification(),
        "verifying": open_verification(),
    }
    return render(request, "inbox/health.html", context)


@login_required
@require_POST
def health_verify(request):
    """Have the whole evidence verified in the background."""
    _for_the_administrator(request.user)
    ask_for_verification(by=request.user)
    messages.success(request, _("The evidence is verified in the background; you get a notice when it is done."))
    return redirect("health")
