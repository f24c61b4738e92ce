"""How a message is signed: the scheme of standardwebhooks.com, for which there are libraries in every language.

Its Python library brings a client of HTTP and three packages more along; what is needed of it is this page.
"""

import base64
import hmac
import secrets
from hashlib import sha256

PREFIX = "whsec_"
LENGTH = 32  # bytes of a secret


def new_secret():
    """A fresh secret, as both sides keep it."""
    return PREFIX + base64.b64encode(secrets.token_bytes(LENGTH)).decode()


def signature(secret, message_id, moment, body):
    """The signature of one message by one secret: `v1,` and the digest."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{message_id}.{moment}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, sha256).digest()).decode()


def headers(known, message_id, moment, body):
    """The three headers of a message; `known` are the secrets that count now, the newest first."""
    signatures = " ".join(signature(each, message_id, moment, body) for each in known)
    return {"webhook-id": message_id, "webhook-timestamp": str(moment), "webhook-signature": signatures}
