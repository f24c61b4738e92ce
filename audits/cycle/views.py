"""The yearly cycle as a page, a year each."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qms.ledger.now import today
from qms.people.actors import administration_of, visible_paths
from qms.web.outsiders import inside_only

from .page import table_of
from .proofs import told_of

YEARS = range(2010, 2101)


@login_required
@inside_only
@require_safe
def yearly_cycle(request, year=None):
    """What must be provable in a year, what is, what is missing, and whose it is."""
    year = today().year if year is None else year
    if year not in YEARS:
        raise Http404
    if not visible_paths(request.user):
        raise PermissionDenied
    told = told_of(administration_of(request.user), year, request.user)
    context = {
        "year": year,
        "beside": [each if each in YEARS else None for each in (year - 1, year + 1)],
        "lines": table_of(told),
        "count": len(told),
        "shown": sum(each.is_shown for each in told),
        "missing": [each for each in told if each.tone == "late"],
    }
    return render(request, "cycle/cycle.html", context)
