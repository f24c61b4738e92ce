"""Gathers the slices of processes for Django."""

from .cases.flow import CaseFlow
from .cases.models import Case
from .cases.parts import CaseLetter, CasePause, CaseStep
from .procedures.models import ProcedureVersion
from .procedures.parts import Incompatibility, Outcome, RequiredPart, Step, StepField

__all__ = [
    "Case",
    "CaseFlow",
    "CaseLetter",
    "CasePause",
    "CaseStep",
    "Incompatibility",
    "Outcome",
    "ProcedureVersion",
    "RequiredPart",
    "Step",
    "StepField",
]
