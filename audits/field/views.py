"""An audit on site: the page that works without a signal, what it reads, and where its messages arrive."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from audits.conduct.models import Audit
from audits.conduct.states import AuditState
from qms.web.panels import panel

from .messages import line_told, sampled_told, take
from .phrases import phrases


def _audit_of(request, pk):
    """The audit of somebody of its team. Raises Http404 or PermissionDenied."""
    audit = Audit.objects.visible_to(request.user).select_related("unit", "lead").filter(pk=pk).first()
    if audit is None:
        raise Http404
    if not audit.auditors.include(request.user):
        raise PermissionDenied
    return audit


@login_required
@require_safe
def audit_field(request, pk):
    """The page: its script fills it from what the device keeps and from the server, whichever answers."""
    audit = _audit_of(request, pk)
    context = {"record": audit, "words": phrases(), "under_way": audit.state == AuditState.IN_PROGRESS}
    context["limit"] = settings.UPLOAD_LIMIT_MIB * 1024 * 1024
    return render(request, "field/field.html", context)


@require_safe
def audit_field_lines(request, pk):
    """The questions as they stand, and a fresh proof that the page is ours."""
    if not request.user.is_authenticated:
        return JsonResponse({"status": "login"}, status=401)
    audit = _audit_of(request, pk)
    lines = [line_told(line) for line in audit.checklist.lines()]
    sample = [sampled_told(row) for row in audit.sample.select_related("case", "answered_by").order_by("pk")]
    return JsonResponse({"lines": lines, "sample": sample, "csrf": get_token(request), "state": audit.state})


@require_POST
def audit_field_messages(request, pk):
    """One message of a device."""
    if not request.user.is_authenticated:
        return JsonResponse({"status": "login"}, status=401)
    taken = take(_audit_of(request, pk), request.user, request.POST, request.FILES)
    told = {"status": taken.status, "words": taken.words, "line": taken.line, "at_files": taken.at_files}
    return JsonResponse(told, status=taken.code)


@require_safe
def field_worker(request):
    """The worker that shows the page without a signal; it keeps no answers and sends nothing by itself."""
    script = render_to_string("field/worker.js")
    return HttpResponse(script, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@panel(Audit, "record")
def way_to_the_field(audit, request):
    """On the page of an audit under way: the way to the page that works without a signal."""
    if audit.is_past or audit.state != AuditState.IN_PROGRESS or not audit.auditors.include(request.user):
        return ""
    url = reverse("audit_field", args=[audit.pk])
    return render_to_string("field/way.html", {"url": url}, request)
