"""Gathers the tables of evidence for Django."""

from .attachments import Attachment
from .counted_keys import CountedKeys
from .file_words import FileWords
from .identity import Identity, IdentityOpening
from .links import Link
from .numbers import NumberSeries
from .openings import Opening
from .outbox import Outgoing
from .outside_signatures import OutsideSignatures
from .seal_copies import SealCopy
from .seals import Seal
from .searched import Searched
from .verdicts import Verification, Watch
from .whole_files import AlteredFile

__all__ = [
    "AlteredFile",
    "Attachment",
    "CountedKeys",
    "FileWords",
    "Identity",
    "IdentityOpening",
    "Link",
    "NumberSeries",
    "Opening",
    "Outgoing",
    "OutsideSignatures",
    "Seal",
    "SealCopy",
    "Searched",
    "Verification",
    "Watch",
]
