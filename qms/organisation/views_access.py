"""The page on which a person sees where they are logged in, and ends what is not theirs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from . import access
from .views_events import own_events


@login_required
@require_safe
def my_access(request):
    """My sessions and tokens."""
    sessions = access.sessions_of(request.user, request.session.session_key)
    context = {"sessions": sessions, "tokens": access.tokens_of(request.user), "done": own_events(request.user)}
    return render(request, "organisation/access.html", context)


@login_required
@require_POST
def my_access_end(request):
    """End one session or token, or everything but this session."""
    session, token = request.POST.get("session", ""), request.POST.get("token", "")
    count = 0
    if session or not token:
        count += access.end_sessions(request.user, request.session.session_key, session)
    if token.isdecimal() or not (session or token):
        count += access.revoke(request.user, int(token) if token else None)
    said = ngettext("%(count)s ended.", "%(count)s ended.", count) % {"count": count}
    messages.success(request, said if count else _("There was nothing to end any more."))
    return redirect("my_access")
