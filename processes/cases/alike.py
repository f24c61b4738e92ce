"""Perhaps the same dossier: asked at the desk before it is taken in; afterwards there are two promises to keep."""

from datetime import timedelta

from django.db.models import Q

from qms.ledger.now import now
from qms.text.vietnamese import code_key, fold

from .models import Case
from .states import OPEN_STATES, CaseState

MOST_COMPARED = 200  # dossiers of other days that end in the same four letters
LOOKED_BACK = timedelta(days=30)


def dossiers_like(procedure, *, name, id_number, user):
    """Dossiers of this procedure, open or of the last 30 days, that seem to be of the same applicant, newest first.

    The program compares; what stands in an identity is shown to nobody by it.
    """
    lately = Q(state__in=OPEN_STATES) | Q(received_at__gte=now() - LOOKED_BACK)
    found = Case.objects.visible_to(user).filter(lately, procedure=procedure).exclude(state=CaseState.WITHDRAWN)
    rows = found.select_related("applicant").order_by("-received_at")
    return [case for case in rows if _same(case.applicant, name, id_number)]


def followed_as(code):
    """The followed dossier of this code, however it is spaced, or None. Whoever asks need not see it to hear of it."""
    wanted = code_key(code)
    if not wanted:
        return None
    near = Case._base_manager.exclude(source_system="").filter(source_code__iexact=code.strip()).first()
    if near:
        return near
    tail = code.strip()[-4:]
    found = Case._base_manager.exclude(source_system="").filter(source_code__iendswith=tail)
    return next((case for case in found[:MOST_COMPARED] if code_key(case.source_code) == wanted), None)


def _same(identity, name, id_number):
    """By the identity number, however it is spaced, where both have one, else by the name as it is heard."""
    if identity.id_number and id_number:
        return code_key(identity.id_number) == code_key(id_number)
    return bool(name) and _heard(identity.full_name) == _heard(name)


def _heard(name):
    return " ".join(fold(name).split())
