"""The shell's addresses with stand-ins for the pages of other rooms, and pages that go wrong on purpose."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import include, path

handler400 = "qms.web.errors.not_understood"
handler403 = "qms.web.errors.refused"
handler404 = "qms.web.errors.not_found"
handler500 = "qms.web.errors.failed"


def plain(request):
    return render(request, "web/base.html")


def echo(request):
    return JsonResponse({name: request.POST.getlist(name) for name in request.POST})


def refuse(request):
    raise PermissionDenied("Người phê duyệt phải khác <b>người soạn</b>.")


def break_down(request):
    raise RuntimeError("a detail nobody outside should read")


urlpatterns = [
    path("", include("qms.web.urls")),
    path("", include("qms.inbox.urls")),
    path("people", plain, name="people"),
    path("echo", echo),
    path("refuse", refuse),
    path("break-down", break_down),
]
