"""One-time codes by the clock (TOTP, RFC 6238: SHA-1, 6 digits, 30 seconds), as authenticator programs make them.

The key of a person is nowhere: it is reckoned from a secret outside of the database (EVIDENCE_KEYS) and a word in it.
So a copy of the database alone makes no codes.
"""

import base64
import hmac
import secrets
from urllib.parse import quote, urlencode

from django.conf import settings

SECONDS, DIGITS, BYTES = 30, 6, 20
AROUND = (0, -1, 1)  # steps beside the present one that are taken too: clocks of telephones differ


def new_seed() -> str:
    """A word of which a person's key is made, with the name of the secret before it."""
    return f"{next(iter(settings.EVIDENCE_KEYS))}:{secrets.token_hex(16)}"


def key_of(seed: str, person_id: int) -> bytes:
    """The key that an authenticator program keeps. Raises KeyError where the secret is no longer known."""
    secret = settings.EVIDENCE_KEYS[seed.partition(":")[0]]
    return hmac.digest(secret.encode(), f"second factor\x1f{person_id}\x1f{seed}".encode(), "sha256")[:BYTES]


def spelled(key: bytes) -> str:
    """The key as it is typed in where no camera reads it: letters and digits in groups of four."""
    letters = base64.b32encode(key).decode()
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def address_of(key: bytes, account: str, issuer: str) -> str:
    """What the QR code says to an authenticator program."""
    told = urlencode({"secret": base64.b32encode(key).decode(), "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{quote(issuer)}:{quote(account)}?{told}"


def code_at(key: bytes, step: int) -> str:
    """The code of a step of time (RFC 4226, 5.3)."""
    digest = hmac.digest(key, step.to_bytes(8, "big"), "sha1")
    at = digest[-1] & 15
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def step_of(key: bytes, code: str, seconds: float) -> int | None:
    """The step of time to which a code belongs, near a moment (seconds since 1970); None for no code of this key."""
    present = int(seconds) // SECONDS
    given = code.encode()  # whatever was typed: letters outside of ASCII can't be compared as text
    found = [present + each for each in AROUND if hmac.compare_digest(code_at(key, present + each).encode(), given)]
    return found[0] if found else None
