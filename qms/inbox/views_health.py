"""What `manage.py doctor` says, as a page for the administrator."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from qms.people.actors import actors_of
from qms.people.posts import PostKind

from .doctor import examine
from .models import ClockPass


@never_cache
@login_required
@require_safe
def health(request):
    """How the program fares, and what to do where something is wrong."""
    if not any(actor.holds(PostKind.ADMINISTRATOR) for actor in actors_of(request.user)):
        raise PermissionDenied(_("This page is for the post: {post}.").format(post=PostKind.ADMINISTRATOR.label))
    findings = examine()
    context = {
        "findings": findings,
        "faults": [each for each in findings if not each.well],
        "passes": ClockPass.objects.order_by("-pk")[:10],
    }
    return render(request, "inbox/health.html", context)
