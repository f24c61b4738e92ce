"""Every request has a number: it stands in each log line written on its way, in its answer, on the page of a fault.

A proxy that numbers requests itself (`X-Request-ID`) is followed, so that its log and ours are one.
"""

import logging
import re
import secrets
from contextvars import ContextVar
from time import monotonic

from django.conf import settings

HEADER = "X-Request-ID"
LEGIBLE = re.compile(r"[A-Za-z0-9._-]{4,64}")
logger = logging.getLogger("qms.requests")
_current: ContextVar[str] = ContextVar("request_number", default="")


def current_number() -> str:
    """The number of the request that is being answered here; "" outside of one."""
    return _current.get()


def new_number() -> str:
    """A number that can be read out on the telephone."""
    return f"{secrets.token_hex(2)}-{secrets.token_hex(2)}".upper()


class Numbered:
    """Gives each request its number, and where it is wanted (REQUEST_LOG) a log line to each answer.

    The line names the page, not its address: in some addresses stands a secret.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        given = request.headers.get(HEADER, "")
        request.number = given if LEGIBLE.fullmatch(given) else new_number()
        token, begun = _current.set(request.number), monotonic()
        try:
            response = self.get_response(request)
            response[HEADER] = request.number
            if settings.REQUEST_LOG:
                _tell(request, response, monotonic() - begun)
            return response
        finally:
            _current.reset(token)


def _tell(request, response, seconds):
    page = request.resolver_match.view_name if request.resolver_match else ""
    told = {"method": request.method, "page": page, "answer": response.status_code, "ms": round(seconds * 1000)}
    logger.info("%s %s: %s", request.method, page, response.status_code, extra=told)
