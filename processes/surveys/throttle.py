"""A limit on how often one device, and all together, answer: without an address, by a signed cookie and memory alone.

The cookie holds a random word that lasts a day and is written nowhere else; counts are forgotten after an hour.
Each process of the server counts by itself: with two of them up to twice as many get through.
"""

import secrets

from django.core import signing
from django.core.cache import cache

COOKIE = "survey_device"
SALT = "processes.surveys.device"
PAGE = signing.TimestampSigner(salt="processes.surveys.page")
DAY, HOUR = 24 * 3600, 3600
DEVICE_LIMIT, KIOSK_LIMIT, SURVEY_LIMIT = 3, 60, 400  # answers in an hour
KIOSK_PAUSE = 4  # seconds between two answers at one kiosk


def device_of(request):
    """The device's random word, or "" when it brings none."""
    return request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=DAY)


def remember_device(request, response):
    """Give the device a random word where it has none yet."""
    if not device_of(request):
        response.set_signed_cookie(
            COOKIE,
            secrets.token_urlsafe(12),
            salt=SALT,
            max_age=DAY,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


def page_proof():
    """A word for one showing of the page: it is good for one answer."""
    return PAGE.sign(secrets.token_urlsafe(9))


def proof_is_ours(proof):
    """Whether the program gave out this word within a day."""
    try:
        return bool(PAGE.unsign(proof, max_age=DAY))
    except signing.BadSignature:
        return False


def may_answer(device, survey, *, kiosk):
    """Whether this device, and all devices together, may give one more answer now; counts it."""
    if kiosk and not cache.add(f"survey-pause:{survey.pk}:{device}", 1, KIOSK_PAUSE):
        return False
    own = _count(f"survey-device:{survey.pk}:{device}")
    return own <= (KIOSK_LIMIT if kiosk else DEVICE_LIMIT) and _count(f"survey-all:{survey.pk}") <= SURVEY_LIMIT


def _count(key):
    cache.add(key, 0, HOUR)
    return cache.incr(key)
