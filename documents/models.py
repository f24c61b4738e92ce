"""Gathers the slices of documented information for Django."""

from .acknowledgements.flow import AcknowledgementFlow
from .acknowledgements.models import Acknowledgement
from .controlled.flow import RevisionFlow
from .controlled.models import Document, DocumentRevision, Reader, Reviewer

__all__ = [
    "Acknowledgement",
    "AcknowledgementFlow",
    "Document",
    "DocumentRevision",
    "Reader",
    "Reviewer",
    "RevisionFlow",
]
