"""Refusals as application/problem+json (RFC 9457), the same as the pages' (lifecycles.md, last table)."""

import logging
from math import ceil

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, UnreadablePostError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions
from rest_framework.response import Response

from qms.ledger.strain import strain_of
from qms.lifecycle.reception import Kind, refused

from .tokens import NotOpen

logger = logging.getLogger("qms.api")

MEDIA_TYPE = "application/problem+json"

# status: (kind, title, what it means when nothing more exact is known)
KINDS = {
    400: ("not-understood", gettext_lazy("The request could not be read"), gettext_lazy("The body can't be read.")),
    401: ("not-signed-in", gettext_lazy("Who asks is not known"), gettext_lazy("Send a token or sign in.")),
    403: ("not-allowed", gettext_lazy("You may not do this"), gettext_lazy("Your posts do not include this.")),
    404: (
        "not-found",
        gettext_lazy("There is no such thing"),
        gettext_lazy("The address is wrong, or the record is not among those you can see."),
    ),
    405: ("method", gettext_lazy("This address has no such method"), gettext_lazy("See the header Allow.")),
    406: ("not-acceptable", gettext_lazy("Only JSON is given here"), gettext_lazy("Ask for application/json.")),
    409: ("conflict", gettext_lazy("Not possible now"), gettext_lazy("The record is not in the state for this.")),
    413: (
        "too-large",
        gettext_lazy("The request is too large"),
        gettext_lazy("Send less, or files as a form."),
    ),
    415: ("media-type", gettext_lazy("This kind of body is not read here"), gettext_lazy("Send application/json.")),
    422: ("not-valid", gettext_lazy("Something in the request is not right"), gettext_lazy("See the errors by field.")),
    429: ("too-many", gettext_lazy("Too many requests"), gettext_lazy("Wait a little and try again.")),
    500: (
        "failed",
        gettext_lazy("The program made a mistake"),
        gettext_lazy("Nothing was changed. Tell the administrator the time of this request."),
    ),
    503: (
        "busy",
        gettext_lazy("The program can't do this just now"),
        gettext_lazy("Nothing was changed. Send the same once more after the seconds in the header Retry-After."),
    ),
}


class Unreadable(exceptions.ParseError):
    """A body that is not what it says, or holds what can't be kept."""

    def __init__(self, sentence=""):
        super().__init__(sentence or KINDS[400][2])


class UnknownKeys(exceptions.ParseError):
    """A body with keys that are not asked for here."""

    def __init__(self, names):
        super().__init__(_("Nobody asks for %(names)s here.") % {"names": ", ".join(names)})


def problem(exc, context):
    """The answer to any exception in an API view: a refusal of the door, or one that concerns the request itself."""
    refusal = refused(exc)
    if refusal is not None:
        return REFUSED[refusal.kind](refusal, context)
    for kinds, answer in ANSWERS:
        if isinstance(exc, kinds):
            return answer(exc, context)
    strain = strain_of(exc)
    if strain is not None:
        logger.error("the database or the disk can't take it: %s", strain.name, exc_info=exc)
        return _problem(503, headers={"Retry-After": str(strain.value)})
    logger.error("API request failed", exc_info=exc)
    got_request_exception.send(sender=type(context["view"]), request=context["request"])
    return _problem(500)


def _problem(status, detail="", kind="", headers=None, **more):
    usual, title, meaning = KINDS.get(status, KINDS[400])
    body = {
        "type": f"urn:qms:problem:{kind or usual}",
        "title": str(title),
        "status": status,
        "detail": str(detail or meaning),
        **more,
    }
    return Response(body, status=status, content_type=MEDIA_TYPE, headers=headers)


def _not_found(fault, context):
    return _problem(404)


def _too_large(fault, context):
    return _problem(413)


def _unreadable(fault, context):
    return _problem(400)


def _wrong_person(refusal, context):
    return _problem(403, refusal.sentences[0], "wrong-person", rule=refusal.rule.name, who=refusal.who)


def _faster(refusal, context):
    return _problem(409, refusal.sentences[0], "somebody-was-faster", current=_current(context["view"]))


def _rule_not_met(refusal, context):
    return _problem(409, " ".join(refusal.sentences), "rule-not-met", unmet=refusal.sentences)


def _contradicts(refusal, context):
    return _problem(409, refusal.sentences[0], "refused", unmet=refusal.sentences)


def _not_valid(refusal, context):
    return _problem(422, errors=refusal.by_field)


def _not_allowed(exc, context):
    detail = _("The request's proof of origin (CSRF) is missing.") if "CSRF" in str(exc) else ""
    if isinstance(exc, NotOpen):
        detail = exc.detail
    return _problem(403, detail)


def _by_framework(exc, context):
    """What the framework itself refuses: in our words, with its headers."""
    headers = {}
    if getattr(exc, "auth_header", None):
        headers["WWW-Authenticate"] = exc.auth_header
    if getattr(exc, "wait", None) is not None:
        headers["Retry-After"] = str(max(1, ceil(exc.wait)))
    own_words = isinstance(exc, (exceptions.AuthenticationFailed, Unreadable, UnknownKeys))
    return _problem(exc.status_code, exc.detail if own_words else "", headers=headers)


def _current(view):
    """Where the record stands now."""
    record = view.record
    now = type(record)._base_manager.filter(pk=record.pk).first()
    return {"sequence": now.sequence, "state": now.state or None}


REFUSED = {
    Kind.NOT_VISIBLE: _not_found,
    Kind.WRONG_PERSON: _wrong_person,
    Kind.FASTER: _faster,
    Kind.NOT_NOW: _rule_not_met,
    Kind.NOT_VALID: _not_valid,
    Kind.CONTRADICTS: _contradicts,
}

# Asked in this order: a more exact refusal stands before the one it is a kind of.
ANSWERS = [
    ((Http404, exceptions.NotFound), _not_found),
    ((PermissionDenied, exceptions.PermissionDenied), _not_allowed),
    (exceptions.APIException, _by_framework),
    (RequestDataTooBig, _too_large),
    ((SuspiciousOperation, UnreadablePostError), _unreadable),
]
