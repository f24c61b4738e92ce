"""The annex from a workbook: upload, see what each row would do and what is wrong with it, then confirm."""

import base64
import binascii
from io import BytesIO

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qms.acts.acts import acts_of
from qms.lifecycle.door import possible_act
from qms.lifecycle.reception import Kind, attempt
from qms.web.refusals import refusal_page
from qms.web.workbooks import XLSX

from ..models import Plan
from .annex_job import AT_ONCE, take_in_later, words_for
from .rows import read_all
from .template import template_workbook

LARGEST = 1024 * 1024  # it travels through the page once more before it is confirmed


def _plan(request, pk):
    plan = Plan.objects.visible_to(request.user).select_related("unit").filter(pk=pk).first()
    if plan is None:
        raise Http404
    return plan


@login_required
def annex_instead(request, pk):
    """The act has a page of its own kind: the preview."""
    return redirect("plan_annex", _plan(request, pk).pk)


@login_required
@require_safe
def annex_template(request, pk):
    """The workbook to fill in, with the tasks that the plan has so far."""
    plan = _plan(request, pk)
    answer = HttpResponse(template_workbook(plan, request.user), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="phu-luc-{plan.year}.xlsx"'
    answer["Cache-Control"] = "no-store"
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def annex(request, pk):
    """GET asks for the workbook; POST previews it, and takes it in when it comes back confirmed."""
    plan = _plan(request, pk)
    _actor, said = possible_act(plan, acts_of(Plan)["take_in_annex"], request.user)
    if said or request.method != "POST":
        return _show(request, plan, said=said, status=403 if request.method == "POST" else 200)
    file = _confirmed(request) or request.FILES.get("file")
    if file is None or file.size > LARGEST:
        return _show(request, plan, faults=[_("Choose a workbook of at most 1 MiB.")], status=422)
    try:
        rows, left_out = read_all(plan, file)
    except ValidationError as fault:
        return _show(request, plan, faults=fault.messages, status=422)
    faulty = any(row.faults for row in rows)
    if "confirm" in request.POST and rows and not faulty:
        return (_take_in if len(rows) <= AT_ONCE else _take_in_later)(request, plan, file)
    return _show(request, plan, file=file, rows=rows, left_out=left_out, status=422 if faulty or not rows else 200)


def _confirmed(request):
    """The workbook as the preview handed it on, or None."""
    try:
        content = base64.b64decode(request.POST.get("workbook", ""), validate=True)
    except (binascii.Error, ValueError):
        return None
    name = request.POST.get("name") or "annex.xlsx"
    return InMemoryUploadedFile(BytesIO(content), "file", name, XLSX, len(content), None) if content else None


def _take_in(request, plan, file):
    before = plan.items.count()
    file.seek(0)
    outcome = attempt(plan.take_in_annex, by=request.user, file=file)
    if not outcome.done:
        name = "faults" if outcome.kind is Kind.NOT_VALID else "said"
        return refusal_page(request, outcome, lambda said, status: _show(request, plan, status=status, **{name: said}))
    added = plan.items.count() - before
    messages.success(request, words_for(added))
    return redirect("plans_record", plan.pk)


def _take_in_later(request, plan, file):
    take_in_later(plan, file, by=request.user)
    messages.success(request, _("The annex is taken in in the background; you get a notice when it is done."))
    return redirect("jobs")


def _show(request, plan, *, said=(), faults=(), file=None, rows=(), left_out=(), status=200):
    workbook = ""
    if file is not None:
        file.seek(0)
        workbook = base64.b64encode(file.read()).decode()
    verdicts = [row.verdict() for row in rows]
    context = {
        "plan": plan,
        "said": said,
        "faults": faults,
        "rows": rows,
        "left_out": left_out,
        "previewed": file is not None,
        "counts": {name: verdicts.count(name) for name in ("new", "changes", "same", "faulty")},
        "workbook": workbook,
        "name": file.name if file is not None else "",
    }
    return render(request, "plan/annex.html", context, status=status)
