"""Gathers the tables of evidence for Django."""

from .attachments import Attachment
from .identity import Identity, IdentityOpening
from .links import Link
from .numbers import NumberSeries
from .openings import Opening
from .outbox import Outgoing
from .seals import Seal

__all__ = ["Attachment", "Identity", "IdentityOpening", "Link", "NumberSeries", "Opening", "Outgoing", "Seal"]
