"""The page of background work: what a person asked for, how far it is, and what came of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qms.ledger.legible import whole_number

from . import services
from .models import Job, workers_alive

SHOWN = 50


@never_cache
@login_required
@require_safe
def jobs(request):
    """Newest first; while something waits or is being done the page looks again by itself."""
    before = request.GET.get("before", "")
    found = Job.objects.visible_to(request.user).select_related("asked_by", "cancelled_by")
    after = whole_number(before)
    found = list((found if after is None else found.filter(pk__lt=after))[: SHOWN + 1])
    shown = found[:SHOWN]
    for job in shown:
        job.is_open_to_take = job.opens_to(request.user)
    context = {
        "jobs": shown,
        "before": before,
        "more": shown[-1].pk if len(found) > SHOWN else None,
        "open": any(job.is_open for job in shown),
        "worker_alive": workers_alive().exists(),
    }
    return render(request, "jobs/jobs.html", context)


@login_required
@require_POST
def job_cancel(request, pk):
    """Let go of work that waits or is being done."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    return _told(request, _("It will not be done."), lambda: services.cancel(job, by=request.user))


@login_required
@require_POST
def job_retry(request, pk):
    """Ask anew for work that failed or was cancelled."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    return _told(request, _("It is asked for anew."), lambda: services.retry(job))


def _told(request, words, do):
    try:
        do()
        messages.success(request, words)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("jobs")


@never_cache
@login_required
@require_safe
def job_file(request, pk):
    """The file that a job made, for nobody but whoever asked: it holds what that person saw."""
    job = get_object_or_404(Job, pk=pk, asked_by=request.user)
    if not job.opens_to(request.user) or not default_storage.exists(job.file):
        raise Http404(_("The file is gone, or what you may see has changed since it was made; ask anew."))
    return FileResponse(default_storage.open(job.file), as_attachment=True, filename=job.file_name)
