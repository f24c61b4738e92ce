"""Links that can't be guessed: to a survey, to its kiosk at a unit, and from one dossier's receipt, once each.

Nothing about who answers is in them or kept; of a receipt's link only a digest stays, so that it answers once.
"""

from django.core.signing import BadSignature, Signer

from qms.ledger.chain import sha256

_survey, _receipt, _kiosk = (Signer(salt=f"processes.surveys.{each}") for each in ("survey", "receipt", "kiosk"))


def survey_token(survey):
    """The link that anybody may use."""
    return _survey.sign(str(survey.pk))


def receipt_token(survey, case):
    """The link printed on the receipt of one dossier."""
    return _receipt.sign(f"{survey.pk}.{case.pk}")


def kiosk_token(survey, unit=None):
    """The link of a screen that stands in a unit, or anywhere."""
    return _kiosk.sign(f"{survey.pk}.{unit.pk if unit else 0}")


def read_survey(token):
    """(survey key, dossier key or None) of a link or a receipt's link; None for one that is not ours."""
    for signer in (_survey, _receipt):
        numbers = _numbers(signer, token)
        if numbers is not None:
            return numbers[0], numbers[1] if len(numbers) > 1 else None
    return None


def read_kiosk(token):
    """(survey key, unit key or None), or None for a link that is not ours."""
    numbers = _numbers(_kiosk, token)
    return None if numbers is None else (numbers[0], numbers[1] or None)


def digest_of(token):
    """What is kept of a receipt's link, or of one showing of the page: enough to take it once, and no more."""
    return sha256(token)


def _numbers(signer, token):
    try:
        return [int(each) for each in signer.unsign(token).split(".")]
    except BadSignature:
        return None
