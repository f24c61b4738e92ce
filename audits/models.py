"""Gathers the slices of audits for Django."""

from .auditors.models import Qualification
from .checklists.models import Question
from .conduct.flow import AuditFlow
from .conduct.models import Audit
from .conduct.parts import AuditedProcess, Line, Sampled, Slot, TeamMember
from .findings.flow import FindingFlow
from .findings.models import Finding
from .inspections.flow import InspectionFlow
from .inspections.models import SelfInspection
from .inspections.parts import InspectionRound, Point, PointAnswer
from .pack.models import EvidencePack
from .programmes.flow import ProgrammeFlow
from .programmes.models import AuditProgramme
from .programmes.parts import Absence, Entry
from .reviews.flow import ReviewFlow
from .reviews.models import ManagementReview
from .reviews.parts import Decision, Participant, ReviewInput

__all__ = [
    "Absence",
    "Audit",
    "AuditFlow",
    "AuditProgramme",
    "AuditedProcess",
    "Decision",
    "Entry",
    "EvidencePack",
    "Finding",
    "FindingFlow",
    "InspectionFlow",
    "InspectionRound",
    "Line",
    "ManagementReview",
    "Participant",
    "Point",
    "PointAnswer",
    "ProgrammeFlow",
    "Qualification",
    "Question",
    "ReviewFlow",
    "ReviewInput",
    "Sampled",
    "SelfInspection",
    "Slot",
    "TeamMember",
]
