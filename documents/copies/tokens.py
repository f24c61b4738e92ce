"""Codes on papers that nobody can guess: of a revision, and of one controlled copy. They say no word of it."""

from django.core.signing import BadSignature, Signer

_revision, _copy = (Signer(salt=f"documents.copies.{each}") for each in ("revision", "copy"))


def token_of(revision, copy=None):
    """What stands in the code of a paper."""
    return f"c{_copy.sign(str(copy.pk))}" if copy else f"r{_revision.sign(str(revision.pk))}"


def read_token(token):
    """(key of a revision or None, key of a copy or None), or None for a code that is not ours."""
    kind, signed = token[:1], token[1:]
    signer = {"r": _revision, "c": _copy}.get(kind)
    try:
        key = signer and int(signer.unsign(signed))
    except (BadSignature, ValueError):
        return None
    if key is None:
        return None
    return (key, None) if kind == "r" else (None, key)
