"""What a commune must be able to prove each year: needs of the year and figures that others keep, nothing of its own.

A line is shown when the year has each record that it needs and each figure stands as it should. The days are those of
`days.toml`, which the office changes.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from qms.people.posts import SYSTEM_KEEPERS, PostKind

FILE = Path(__file__).with_name("days.toml")
KEEPERS, TOP, HEADS = SYSTEM_KEEPERS, (PostKind.TOP_MANAGEMENT,), (PostKind.UNIT_HEAD,)


@dataclass(frozen=True)
class Line:
    """One thing of the cycle: of which clause, whose it is, and by what it is shown.

    `needs` are names of what a year needs, `none` names of figures that must count nothing, `all` of shares that must
    be whole.
    """

    name: str
    label: Any
    clause: str
    posts: tuple[str, ...]
    needs: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    all: tuple[str, ...] = ()

    def due_on(self, year):
        """By which day of the year it should be there."""
        return day_of(self.name, year)


LINES = (
    Line("plan", _("Plan of the year, with the programme of audits and of self-inspections"), "6.2", KEEPERS,
         needs=("plan", "programme", "inspections")),
    Line("objectives", _("Quality objectives of the year"), "6.2", TOP, needs=("objectives",)),
    Line("context", _("Context and interested parties looked at again"), "4.1", KEEPERS,
         all=("context_issues_reviewed", "party_needs_reviewed")),
    Line("risks", _("No high risk open"), "6.1", HEADS, none=("risks_high",)),
    Line("training", _("Training of the year planned and held"), "7.2", KEEPERS,
         needs=("training",), all=("trainings_held",)),
    Line("declaration", _("Declaration published, its scope that of today"), "4.3", TOP,
         needs=("declaration",), none=("declarations_outdated",)),
    Line("communication", _("Communication as planned, the plan looked at"), "7.4", KEEPERS,
         needs=("communications",), none=("communications_late",)),
    Line("documents", _("Documents reviewed in time, readings acknowledged"), "7.5", (PostKind.DOCUMENT_CONTROLLER,),
         none=("documents_to_review",), all=("documents_read",)),
    Line("changes", _("Planned changes carried out by their day"), "6.3", KEEPERS, none=("planned_changes_late",)),
    Line("providers", _("External providers evaluated"), "8.4", KEEPERS, none=("providers_to_evaluate",)),
    Line("equipment", _("Equipment kept fit in time"), "7.1.3", HEADS, all=("equipment_upkept",)),
    Line("measuring", _("What is planned is measured and analysed"), "9.1.1", KEEPERS,
         needs=("measuring",), all=("measures_analysed",)),
    Line("fitness", _("Surveys and figures judged fit for purpose"), "7.1.5", KEEPERS, needs=("fitness",)),
    Line("feedback", _("Feedback answered in time"), "9.1.2", HEADS, all=("feedback_on_time",)),
    Line("inspections", _("Self-inspections of all units"), "9.1.3", HEADS, all=("self_inspections_done",)),
    Line("audit", _("Internal audits of the programme held"), "9.2", (PostKind.INTERNAL_AUDITOR,),
         all=("audits_held",)),
    Line("actions", _("Findings closed, no action late"), "10.2", HEADS, none=("findings_open", "actions_late")),
    Line("review", _("Management review of the year"), "9.3", TOP, needs=("review",)),
    Line("report", _("Report on the quality system sent to the city"), "9.1.3", KEEPERS,
         all=("quality_reports_in_time",)),
    Line("plan_done", _("Tasks of the plan done in time"), "9.1.3", KEEPERS, none=("plan_tasks_late",)),
)  # fmt: skip


@cache
def days():
    """{name of a line: (month, day)}, as the file says."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: tuple(map(int, day.split("-"))) for name, day in told.items()}


def day_of(name, year):
    """By which day of a year the line of this name should be there."""
    return date(year, *days()[name])
