"""The pages of evidence packs: asked for, made with progress, downloaded by those who keep the quality system."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qms.jobs.models import Job
from qms.people.actors import actors_of, whole_administration
from qms.people.posts import SYSTEM_KEEPERS
from qms.people.security_events import EventKind, note_event
from qms.web.entries import enter

from .forms import LeaveForm, PackForm
from .models import EvidencePack
from .services import order_pack, order_to_leave


def _capacity(user):
    """The capacity in which a person keeps the quality system. Raises PermissionDenied where there is none."""
    actor = next((each for each in actors_of(user) if any(map(each.holds, SYSTEM_KEEPERS))), None)
    if actor is None:
        raise PermissionDenied
    return actor


def _kept_by(user):
    """The packs of the administration; only those who keep the quality system see them."""
    _capacity(user)
    return EvidencePack.objects.filter(unit__in=whole_administration(user).values("pk"))


@login_required
@require_safe
def evidence_packs(request):
    """Every pack, the newest first; while one is being made the page looks again by itself."""
    packs = list(_kept_by(request.user).select_related("asked_by", "unit").order_by("-pk")[:50])
    jobs = Job.objects.newest_of([each.job_key for each in packs if each.made_at is None])
    for each in packs:
        each.job = jobs.get(each.job_key)
    waiting = any(each.is_open for each in jobs.values())
    return render(request, "pack/packs.html", {"packs": packs, "waiting": waiting})


@login_required
@require_http_methods(["GET", "POST"])
def evidence_pack_new(request):
    """Ask for a pack."""
    actor = _capacity(request.user)
    form = PackForm(request.POST or None, user=request.user)
    page = {"template": "pack/new.html", "title": _("New evidence pack"), "back": "evidence_packs"}
    done = _("The pack is asked for; it is made in the background, and you get a notice.")
    return enter(
        request,
        form,
        lambda **given: order_pack(by=request.user, on_behalf_of=actor.on_behalf_of, **given),
        done=done,
        **page,
    )


@login_required
@require_http_methods(["GET", "POST"])
def evidence_pack_leave(request):
    """Ask for everything there is, in open formats: what an office leaves with."""
    actor = _capacity(request.user)
    form = LeaveForm(request.POST or None, user=request.user)
    page = {"template": "pack/leave.html", "title": _("Leave with everything"), "back": "evidence_packs"}
    done = _("It is asked for and written in the background; you get a notice.")
    return enter(
        request,
        form,
        lambda **given: order_to_leave(by=request.user, on_behalf_of=actor.on_behalf_of, **given),
        done=done,
        **page,
    )


@login_required
@require_safe
def evidence_pack_file(request, pk):
    """The file itself."""
    pack = get_object_or_404(_kept_by(request.user), pk=pk)
    if not pack.is_here():
        raise Http404
    note_event(EventKind.PACK_TAKEN, by=request.user, record=pack)
    kind = "toan-bo" if pack.leaves else "chung-cu"
    name = f"{kind}-{pack.since:%Y%m%d}-{pack.until:%Y%m%d}-{pack.pk}.zip"
    file = default_storage.open(pack.place_of(pack.sha256))
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
