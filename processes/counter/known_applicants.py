"""An applicant who comes again: their earlier dossiers at this desk, found by the whole identity number alone.

A name would find namesakes, and a part of a number strangers. What is found is shown to the desk that took that dossier
in, and that it was shown is on record, like every opening of an identity.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from processes.cases.models import Case
from qms.evidence.identity import open_identity
from qms.people.actors import actors_of
from qms.text.vietnamese import code_key

LOOKED_AT = 5  # of the newest dossiers of one applicant
FIELDS = {
    "full_name": "applicant_name",
    "id_number": "applicant_id_number",
    "phone": "applicant_phone",
    "address": "applicant_address",
}


@dataclass(frozen=True)
class Returning:
    """The dossier by which an applicant was known again, and what it says of them by the names of the form."""

    case: Any
    given: dict


def known_again(user, id_number):
    """Who brought a dossier with this identity number before, as their newest one says; None where nobody did."""
    number = code_key(id_number)
    if not number:
        return None
    found = Case.objects.visible_to(user).filter(applicant__id_number__in={id_number.strip(), number})
    rows = found.filter(applicant__erased_at=None).select_related(*Case.reads_with).order_by("-received_at", "-pk")
    case = next((each for each in rows[:LOOKED_AT] if _at_desk(user, each)), None)
    if case is None:
        return None
    identity = open_identity(case.applicant, by=user, why=_("The applicant came again to the counter."))
    return Returning(case, {FIELDS[name]: value for name, value in identity.items()})


def _at_desk(user, case):
    return any(case.hands.at_desk(actor) for actor in actors_of(user))
