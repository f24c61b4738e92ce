"""The pages for when something goes wrong: what happened, what is kept, what to do, a number for the administrator.

The root URLconf names them: handler400 = "qms.web.errors.not_understood", handler403 = "….refused",
handler404 = "….not_found", handler500 = "….failed". settings.CSRF_FAILURE_VIEW is form_expired.
"""

import logging
import sys
from urllib.parse import urlsplit

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from qms.ledger.strain import strain_of

from .request_numbers import new_number

logger = logging.getLogger("qms.web")

# Never sent back to the browser, whatever the form calls them.
SECRET_WORDS = ("password", "otp", "secret", "token")


def number_of(request):
    """The number of this request, the same on the page and in the log."""
    if not hasattr(request, "number"):
        request.number = new_number()
    return request.number


def not_understood(request, exception=None):
    """400: the browser sent something that can't be read."""
    return _page(
        request,
        400,
        title=_("The request could not be read"),
        happened=_("The browser sent something the program does not understand. Nothing was changed."),
        todo=_("Go back, load the page again and repeat what you were doing."),
    )


def not_whole(request, name):
    """409: a file is no longer what was attached, and is not handed out."""
    return _page(
        request,
        409,
        title=_("This file is not handed out"),
        happened=_("What is kept as “{name}” is not what was attached, or it is gone.").format(name=name),
        todo=_("The health page names it now. Tell the administrator, who puts it back from a backup."),
    )


def refused(request, exception=None):
    """403: this person may not do this; the rule's own sentence is shown when there is one."""
    reasons = [str(each) for each in getattr(exception, "args", ()) if str(each)]
    return _page(
        request,
        403,
        title=_("You may not do this"),
        reasons=reasons,
        happened=_("Nothing was changed.")
        if reasons
        else _("Your posts do not include this page or this act. Nothing was changed."),
        todo=_("If it belongs to your work, ask the quality secretary or the administrator to check your posts."),
    )


def refused_by_rule(request, outcome):
    """403 by a record's rule: its sentence, and who could do it instead."""
    who = outcome.who
    return _page(
        request,
        403,
        title=_("You may not do this"),
        happened=_("Nothing was changed."),
        reasons=outcome.sentences,
        todo=_("Can be done by: %(who)s.") % {"who": ", ".join(who)} if who else _("Ask the person who may."),
    )


def not_found(request, exception=None):
    """404: no such page, or a record this person can't see; the page does not say which."""
    return _page(
        request,
        404,
        title=_("There is no such page"),
        happened=_("The address is wrong, or the record is not among those you can see."),
        todo=_("Check the address, or look for the record by its number or name."),
    )


def failed(request):
    """500: a fault of the program; 503: the database or the disk can't take it now.

    Drawn without the shell, since the database may be what failed.
    """
    strain = strain_of(sys.exc_info()[1])  # Django calls this while it handles the fault
    if strain is not None:
        response = _drawn_alone(
            request, 503, _("The program can't do this just now"), _("Wait a little and try again.")
        )
        response.headers["Retry-After"] = str(strain.value)
        return response
    return _drawn_alone(
        request,
        500,
        _("The program made a mistake"),
        _("Go back and try once more. If it happens again, tell the administrator the number below."),
    )


def _drawn_alone(request, status, title, todo):
    context = {
        "title": title,
        "happened": _("What you did was not saved. What was saved before is safe; your typed text is kept as a draft."),
        "todo": todo,
        "status": status,
        "number": number_of(request),
        "layout": "web/bare.html",
    }
    if _is_for_scripts(request):
        return _problem(context)
    try:
        text = render_to_string("web/error.html", context)
    except Exception:  # the last page must come whatever is broken
        logger.exception("error page %s", context["number"])
        words = "<h1>{title}</h1><p>{happened}</p><p>{todo}</p><p>{number}</p>".format(**context)
        text = f"<!doctype html><title>{status}</title>{words}"
    return HttpResponse(text, status=status)


def form_expired(request, reason=""):
    """A form whose proof of origin is too old: what was typed is offered again, with a fresh proof."""
    number_of(request)
    logger.warning("form refused: %s", reason, extra={"request": request})
    ours = _comes_from_here(request)
    return render(
        request,
        "web/form_expired.html",
        {
            "number": number_of(request),
            "fields": _typed(request) if ours else [],
            "secrets": _names(request.POST, secret=True) if ours else [],
            "files": list(request.FILES) if ours else [],
            "ours": ours,
            "has_files": request.content_type == "multipart/form-data",
        },
        status=403,
    )


def _comes_from_here(request):
    """Whether the form was sent by a page of this program: a foreign page's fields are never offered for sending."""
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return bool(sender) and urlsplit(sender).netloc == request.get_host()


def _typed(request):
    """Name and value of everything typed, in order, except secrets."""
    return [(name, value) for name in _names(request.POST, secret=False) for value in request.POST.getlist(name)]


def _names(fields, *, secret):
    names = [name for name in fields if name != "csrfmiddlewaretoken"]
    return [name for name in names if any(word in name.lower() for word in SECRET_WORDS) is secret]


def _page(request, status, **context):
    layout = "web/bare.html" if status == 400 else "web/base.html"
    context |= {"status": status, "number": number_of(request), "layout": layout}
    if _is_for_scripts(request):
        return _problem(context)
    return render(request, "web/error.html", context, status=status)


def _is_for_scripts(request):
    """The API tells its refusals itself; what ends before it sees the request is told to scripts in the same shape."""
    return request.path_info.startswith("/api/")


def _problem(context):
    """The same as application/problem+json (RFC 9457)."""
    kind = {400: "not-understood", 403: "not-allowed", 404: "not-found", 503: "busy"}.get(context["status"], "failed")
    told = {"title": str(context["title"]), "status": context["status"], "detail": str(context["happened"])}
    told |= {"type": f"urn:qms:problem:{kind}", "number": context["number"]}
    return JsonResponse(told, status=context["status"], content_type="application/problem+json")
