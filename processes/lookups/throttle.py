"""How often anybody may ask: of one dossier, and with what is wrong all together. Nothing of who asks is kept.

Four digits are ten thousand guesses. Of one dossier they are stopped by the day; from dossier to dossier by how much
is asked wrongly in an hour. Whoever holds the receipt is counted apart, so that guessers shut nobody out of it.
Each process of the server counts by itself: with two of them up to twice as many get through.
"""

from django.core.cache import cache

from qms.ledger.chain import sha256

HOUR, DAY = 3600, 24 * 3600
OF_ONE_HOUR, OF_ONE_DAY = 10, 30  # asked of one code, right or wrong
WRONG_HOUR = 300  # wrong, of all codes that were typed


def may_ask(asked, typed):
    """Whether this dossier may be asked for once more now, by a code that was typed or scanned; counts it."""
    way = "typed" if typed else "scanned"
    key = f"lookup:{way}:{sha256(asked)}"
    often = _count(f"{key}:hour", HOUR) > OF_ONE_HOUR or _count(f"{key}:day", DAY) > OF_ONE_DAY
    return not often and not (typed and cache.get("lookup:wrong", 0) >= WRONG_HOUR)


def was_wrong():
    """Count a code that was typed with digits that are not its own, or that nobody knows."""
    _count("lookup:wrong", HOUR)


def _count(key, lasts):
    cache.add(key, 0, lasts)
    return cache.incr(key)
