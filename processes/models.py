"""Gathers the slices of processes for Django."""

from .actions.flow import ActionFlow
from .actions.models import Action
from .actions.parts import ActionUnit, Extension
from .cases.flow import CaseFlow
from .cases.models import Case
from .cases.parts import CaseLetter, CasePause, CaseStep
from .feedback.flow import FeedbackFlow
from .feedback.models import Feedback
from .feedback.surveys import Survey, SurveyAnswer, SurveyScope
from .map.models import Clause, Process, ProcessDocument, ProcessLink
from .nonconformities.causes import Cause
from .nonconformities.flow import NonconformityFlow
from .nonconformities.models import Nonconformity
from .nonconformities.parts import Correction, EndedRound, Remedy, RootCause
from .objectives.flow import ObjectiveFlow
from .objectives.models import Objective
from .objectives.parts import Measurement
from .plan.flow import ReportFlow, RoundFlow
from .plan.models import Plan
from .plan.parts import PlanField, PlanItem, PlanRound
from .plan.reporting import PeriodicReport, ReportRound
from .procedures.models import ProcedureVersion
from .procedures.parts import Incompatibility, Outcome, RequiredPart, Step, StepField
from .risks.flow import RiskFlow
from .risks.models import Risk
from .risks.parts import Occurrence
from .risks.scale import RiskScale

__all__ = [
    "Action",
    "ActionFlow",
    "ActionUnit",
    "Case",
    "CaseFlow",
    "CaseLetter",
    "CasePause",
    "CaseStep",
    "Cause",
    "Clause",
    "Correction",
    "EndedRound",
    "Extension",
    "Feedback",
    "FeedbackFlow",
    "Incompatibility",
    "Measurement",
    "Nonconformity",
    "NonconformityFlow",
    "Objective",
    "ObjectiveFlow",
    "Occurrence",
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
    "Remedy",
    "ReportFlow",
    "ReportRound",
    "RequiredPart",
    "Risk",
    "RiskFlow",
    "RiskScale",
    "RootCause",
    "RoundFlow",
    "Step",
    "StepField",
    "Survey",
    "SurveyAnswer",
    "SurveyScope",
]
