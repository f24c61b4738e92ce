"""How often a code is asked for: guessers are stopped together, and one paper is opened so often in a minute at most.

Nothing of who asks is kept: no address, no device. Each process of the server counts by itself.
"""

from django.core.cache import cache

from qms.ledger.chain import sha256

MINUTE = 60
OF_ONE, UNKNOWN = 60, 120  # in a minute: of one code, and of codes that are not ours


def may_ask(token):
    """Whether this code may be asked for once more now; counts it."""
    return _count(f"in-force:{sha256(token)}") <= OF_ONE


def may_guess():
    """Whether one more code that is not ours is answered now; counts it."""
    return _count("in-force:unknown") <= UNKNOWN


def _count(key):
    cache.add(key, 0, MINUTE)
    return cache.incr(key)
