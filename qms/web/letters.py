"""Larger letters, for whoever wishes them: a switch that a browser keeps, and an account takes along to the next one.

The page is told by a cookie alone, so that it costs no query and works before anybody has come in.
"""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from .models import LettersWish

COOKIE, LARGE, USUAL = "letters", "large", "usual"
KEPT_FOR = 365 * 24 * 3600  # seconds


def are_large(request):
    """Whether the pages of this browser have larger letters."""
    return request.COOKIES.get(COOKIE) == LARGE


def _write(answer, large):
    safe = {"samesite": "Lax", "httponly": True, "secure": settings.SESSION_COOKIE_SECURE}
    answer.set_cookie(COOKIE, LARGE if large else USUAL, max_age=KEPT_FOR, **safe)
    return answer


def as_wished(answer, person):
    """The answer by which somebody comes in: whoever once chose has their letters on this browser too."""
    wish = LettersWish.objects.filter(person=person).first()
    return _write(answer, wish.large) if wish else answer


@require_POST
def letters(request):
    """Larger letters on or off, for this browser, and for the account of whoever is in."""
    large, onward = request.POST.get("letters") == LARGE, request.POST.get("next", "")
    if request.user.is_authenticated:
        LettersWish.objects.update_or_create(person=request.user, defaults={"large": large})
    fine = url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure())
    return _write(HttpResponseRedirect(onward if fine else "/"), large)
