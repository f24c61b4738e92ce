"""Gathers the slices of documented information for Django."""

from .acknowledgements.flow import AcknowledgementFlow
from .acknowledgements.models import Acknowledgement
from .controlled.flow import RevisionFlow
from .controlled.models import Document, DocumentRevision
from .controlled.parts import Reader, Reviewer
from .reviews.flow import ReviewFlow
from .reviews.models import PeriodicReview

__all__ = [
    "Acknowledgement",
    "AcknowledgementFlow",
    "Document",
    "DocumentRevision",
    "PeriodicReview",
    "Reader",
    "ReviewFlow",
    "Reviewer",
    "RevisionFlow",
]
