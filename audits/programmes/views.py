"""The face of audit programmes: register, record with the year, the coverage map and what is behind its cells."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from audits.conduct.models import Audit
from processes.map.models import Process
from qms.people.actors import whole_administration
from qms.web.outsiders import inside_only
from qms.web.registers import Register

from .coverage_map import SPANS, behind, clauses_of_map, coverage_map, never_asked


class ProgrammeRegister(Register):
    """The register, with the way to the coverage map."""

    template_name = "programmes/register.html"


def _administration(user):
    """The administration whose coverage a person sees: that of their posts."""
    root = whole_administration(user).filter(parent__isnull=True).first()
    if root is None:
        raise PermissionDenied
    return root


def _years(request):
    asked = request.GET.get("years", "")
    return int(asked) if asked in {str(span) for span in SPANS} else SPANS[-1]


@login_required
@inside_only
@require_safe
def audit_coverage(request):
    """Clause × process: how often audits asked, and what they never asked."""
    years, unit = _years(request), _administration(request.user)
    processes, rows = coverage_map(unit, years)
    clauses, untouched, empty, cells = never_asked(processes, rows)
    context = {
        "unit": unit,
        "years": years,
        "spans": SPANS,
        "processes": processes,
        "rows": [(row.clause, list(zip(processes, row.counts, strict=True)), row.total) for row in rows],
        "never_clauses": clauses,
        "never_processes": untouched,
        "empty": empty,
        "cells": cells,
    }
    return render(request, "programmes/coverage.html", context)


@login_required
@inside_only
@require_safe
def audit_coverage_behind(request, clause, process):
    """The audits and questions behind one cell of the map; only audits that the person may see."""
    years, unit = _years(request), _administration(request.user)
    found = get_object_or_404(Process.objects.visible_to(request.user), pk=process)
    named = next((each for each in clauses_of_map() if each.number == clause), None)
    if named is None:
        raise Http404
    seen = set(Audit.objects.visible_to(request.user).values_list("pk", flat=True))
    rows = [(audit, lines) for audit, lines in behind(unit, years, clause, found) if audit.pk in seen]
    context = {"clause": named, "process": found, "years": years, "rows": rows}
    return render(request, "programmes/behind.html", context)
