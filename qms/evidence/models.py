"""Gathers the tables of evidence for Django."""

from .attachments import Attachment
from .counted_keys import CountedKeys
from .identity import Identity, IdentityOpening
from .links import Link
from .numbers import NumberSeries
from .openings import Opening
from .outbox import Outgoing
from .seals import Seal

__all__ = [
    "Attachment",
    "CountedKeys",
    "Identity",
    "IdentityOpening",
    "Link",
    "NumberSeries",
    "Opening",
    "Outgoing",
    "Seal",
]
