"""Gathers the slices of processes for Django."""

from .actions.flow import ActionFlow
from .actions.models import Action
from .actions.parts import ActionUnit, Extension
from .cases.flow import CaseFlow
from .cases.models import Case
from .cases.parts import CaseLetter, CasePause, CaseStep
from .map.models import Clause, Process, ProcessDocument, ProcessLink
from .objectives.flow import ObjectiveFlow
from .objectives.models import Objective
from .objectives.parts import Measurement
from .plan.flow import ReportFlow, RoundFlow
from .plan.models import Plan
from .plan.parts import PlanField, PlanItem, PlanRound
from .plan.reporting import PeriodicReport, ReportRound
from .procedures.models import ProcedureVersion
from .procedures.parts import Incompatibility, Outcome, RequiredPart, Step, StepField

__all__ = [
    "Action",
    "ActionFlow",
    "ActionUnit",
    "Case",
    "CaseFlow",
    "CaseLetter",
    "CasePause",
    "CaseStep",
    "Clause",
    "Extension",
    "Incompatibility",
    "Measurement",
    "Objective",
    "ObjectiveFlow",
    "Outcome",
    "PeriodicReport",
    "Plan",
    "PlanField",
    "PlanItem",
    "PlanRound",
    "ProcedureVersion",
    "Process",
    "ProcessDocument",
    "ProcessLink",
    "ReportFlow",
    "ReportRound",
    "RequiredPart",
    "RoundFlow",
    "Step",
    "StepField",
]
