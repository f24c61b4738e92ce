"""The page from which running dossiers of earlier versions are moved to the version in force, several at a time."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qms.acts.acts import acts_of
from qms.lifecycle.reception import attempt

from ..procedures.models import ProcedureVersion
from .earlier_versions import MOST, rows_of, running_on_earlier
from .models import Case


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def version_dossiers(request, pk):
    """Running dossiers of the versions before this one; those that are ticked are moved, each by an act of its own."""
    seen = ProcedureVersion.objects.visible_to(request.user).select_related(*ProcedureVersion.reads_with)
    version = seen.filter(pk=pk).first()
    if version is None:
        raise Http404
    act, cases = acts_of(Case)["change_version"], list(running_on_earlier(version, request.user)[: MOST + 1])
    for case in cases if version.is_current() else ():
        case.newer.version = version  # the same for all of them: asked once
    chosen, reason = request.POST.getlist("case"), request.POST.get("reason", "").strip()
    lacks = _lacks(chosen, reason) if request.method == "POST" else ""
    told = {} if lacks else _move([case for case in cases if str(case.pk) in chosen], request.user, reason)
    rows = rows_of(cases[:MOST], act, request.user, chosen, told)
    context = {
        "version": version,
        "rows": rows,
        "may": any(row["may"] for row in rows),
        "reason": reason,
        "lacks": lacks,
        "told": told,
        "moved": sum(outcome.done for outcome in told.values()),
        "most": MOST if len(cases) > MOST else 0,
    }
    return render(request, "cases/version_dossiers.html", context, status=422 if lacks else 200)


def _lacks(chosen, reason):
    if not chosen:
        return _("Tick at least one dossier.")
    return "" if reason else _("Say why: the reason stands in the history of each dossier.")


def _move(cases, user, reason):
    """{dossier: what became of it}; one that is refused does not hold up the others."""
    return {case.pk: attempt(case.change_version, by=user, reason=reason) for case in cases}
