"""The catalogue of causes: everybody with an account reads it, the quality manager keeps it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qms.web.entries import enter

from .forms import CauseForm
from .keeping import add_cause, change_cause, keeper
from .models import Cause

look_or_change = require_http_methods(["GET", "POST"])


@login_required
@require_safe
def causes(request):
    """The tree."""
    rows = Cause.objects.order_by("path")
    context = {"causes": rows, "may_keep": keeper(request.user) is not None}
    return render(request, "causes/causes.html", context)


@login_required
@look_or_change
def cause_new(request):
    """A new cause."""
    form = CauseForm(request.POST or None, initial={"parent": request.GET.get("parent")})
    return _enter(request, form, _("New cause"), lambda **values: add_cause(by=request.user, **values))


@login_required
@look_or_change
def cause_edit(request, pk):
    """Another name for a cause, or its end."""
    cause = get_object_or_404(Cause, pk=pk)
    form = CauseForm(request.POST or None, cause=cause, initial={"name": cause.name, "active": cause.active})
    return _enter(request, form, str(cause), lambda **values: change_cause(cause, by=request.user, **values))


def _enter(request, form, title, do):
    if keeper(request.user) is None:
        raise PermissionDenied
    page = {"template": "causes/cause.html", "title": title, "back": "causes"}
    return enter(request, form, do, done=_("The catalogue was changed."), **page)
