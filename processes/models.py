"""Gathers the slices of processes for Django."""

from .cases.flow import CaseFlow
from .cases.models import Case
from .cases.parts import CaseLetter, CasePause, CaseStep
from .map.models import Clause, Process, ProcessDocument, ProcessLink
from .procedures.models import ProcedureVersion
from .procedures.parts import Incompatibility, Outcome, RequiredPart, Step, StepField

__all__ = [
    "Case",
    "CaseFlow",
    "CaseLetter",
    "CasePause",
    "CaseStep",
    "Clause",
    "Incompatibility",
    "Outcome",
    "ProcedureVersion",
    "Process",
    "ProcessDocument",
    "ProcessLink",
    "RequiredPart",
    "Step",
    "StepField",
]
