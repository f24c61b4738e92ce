"""What a scanner types: the code on a receipt, the one on an identity card."""

import re
from dataclasses import dataclass

from processes.cases.desk import OWN_NUMBER

# The identity card's code since 2021: number | old number | full name | born | sex | address | issued, and more later.
CARD = re.compile(r"^(\d{12})\|(\d{9}|)\|([^|]+)\|(\d{8})\|([^|]*)\|([^|]*)\|(\d{8})")


@dataclass(frozen=True)
class Card:
    """What the desk needs of an identity card."""

    id_number: str
    full_name: str
    address: str


def card_read(typed):
    """The identity card whose code this is, or None."""
    found = CARD.match(typed.strip())
    return found and Card(found[1], " ".join(found[3].split()), " ".join(found[6].split()))


def dossier_number_read(typed):
    """The number of one of our dossiers in what was scanned or typed, or ""."""
    found = OWN_NUMBER.search(typed)
    return found[0].upper() if found else ""


def looks_like_a_number(typed):
    """Whether this could be an identity number: of a person, or of an organisation or a passport."""
    return bool(re.fullmatch(r"[A-Za-z]?\d[\d .-]{6,14}", typed.strip()))
