"""The code on a receipt: of which dossier the page asks. Nobody can guess it, and the digits are asked all the same."""

from django.core.signing import BadSignature, Signer

_receipt = Signer(salt="processes.lookups.receipt")


def token_of(case):
    """What stands in the code of a receipt."""
    return _receipt.sign(str(case.pk))


def read_token(token):
    """The key of the dossier, or None for a code that is not ours."""
    try:
        return int(_receipt.unsign(token))
    except (BadSignature, ValueError):
        return None
