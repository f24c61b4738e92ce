"""The list of auditors: everybody who may see audits reads it, those who keep the system change it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qms.ledger.now import today
from qms.web.entries import enter
from qms.web.outsiders import inside_only

from .forms import EndForm, QualifyForm
from .keeping import end_qualification, keeper, qualify
from .models import Qualification


@login_required
@inside_only
@require_safe
def auditors(request):
    """Qualifications in force first, then those that have ended."""
    rows = list(Qualification.objects.select_related("person").order_by("person__full_name", "-since"))
    in_force = {row.pk for row in Qualification.objects.on()}
    context = {
        "groups": [
            (_("Qualified today"), [row for row in rows if row.pk in in_force]),
            (_("Ended or still to begin"), [row for row in rows if row.pk not in in_force]),
        ],
        "may_keep": keeper(request.user) is not None,
    }
    return render(request, "auditors/auditors.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def auditor_new(request):
    """A new qualification."""
    form = QualifyForm(request.POST or None, user=request.user, initial={"since": today()})
    return _enter(request, form, _("New qualification"), lambda **values: qualify(by=request.user, **values))


@login_required
@require_http_methods(["GET", "POST"])
def auditor_end(request, pk):
    """The end of a qualification."""
    row = get_object_or_404(Qualification.objects.select_related("person"), pk=pk)
    form = EndForm(request.POST or None, user=request.user, initial={"until": today()})
    return _enter(request, form, str(row), lambda **values: end_qualification(row, by=request.user, **values))


def _enter(request, form, title, do):
    if keeper(request.user) is None:
        raise PermissionDenied
    page = {"template": "auditors/auditor.html", "title": title, "back": "auditors"}
    return enter(request, form, do, done=_("The list of auditors was changed."), **page)
