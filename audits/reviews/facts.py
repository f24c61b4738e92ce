"""The facts of an input, one by one: each says what it is, how it stands, and which record it is about.

A fact is plain data: {"about": "collection/key", "number", "what", "who", "how"}; "about" opens the record.
"""

from django.db.models import Count, Q

from audits.conduct.models import Audit
from audits.findings.models import Finding
from audits.findings.states import FindingState
from documents.controlled.models import DocumentRevision
from processes.communications.models import Communication
from processes.communications.parts import Telling
from processes.context.models import ContextIssue, PartyNeed
from processes.equipment.models import Asset
from processes.equipment.states import AssetState
from processes.ideas.models import Idea
from processes.ideas.states import IdeaState
from processes.measuring.fitness import FitnessCheck
from processes.measuring.parts import Analysis
from processes.objectives.models import Objective
from processes.objectives.states import ObjectiveState
from processes.planned_changes.models import PlannedChange
from processes.planned_changes.states import APPROVED
from processes.providers.parts import Evaluation
from processes.risks.models import Risk
from processes.risks.states import RiskState
from qms.web.printed.blocks import words

CONTEXT = {"context-issues": ContextIssue, "party-needs": PartyNeed}


def earlier_decisions(review):
    """The decisions of the last review with where their actions stand (a)."""
    earlier = review.earlier()
    if earlier is None:
        return []
    rows = earlier.decisions.select_related("action__responsible").order_by("pk")
    return [
        _fact("actions", row.action, row.text, who=str(row.action.responsible), how=row.action.get_state_display())
        for row in rows
    ]


def changes(review):
    """The documents that really became effective in the period, and what else changed or was looked at (b)."""
    rows = DocumentRevision.objects.filter(
        unit__path__startswith=review.unit.path,
        effective_at__date__range=(review.since, review.until),
    )
    return [
        _fact("document-revisions", row, row.title, who=str(row.unit), how=words(row.in_force()))
        for row in rows.select_related("unit", "document").order_by("effective_at", "pk")
    ] + [
        *(each for collection, model in CONTEXT.items() for each in _watched(collection, model, review)),
        *_planned(review),
    ]


def _planned(review):
    """The changes that were decided on or closed in the period, each with what came of it."""
    rows = PlannedChange.objects.filter(unit__path__startswith=review.unit.path, state__in=APPROVED).filter(
        Q(decided_on__range=(review.since, review.until)) | Q(reviewed_on__range=(review.since, review.until))
    )
    return [
        _fact("planned-changes", row, row.title, who=str(row.responsible), how=_came_of(row))
        for row in rows.select_related("responsible").order_by("effective_on", "pk")
    ]


def _came_of(change):
    return f"{change.get_state_display()}. {change.verdict}".strip()


def _watched(collection, model, review):
    """The issues or the needs that were looked at in the period, each with what was found."""
    rows = model.objects.filter(
        unit__path__startswith=review.unit.path, reviewed_on__range=(review.since, review.until)
    )
    return [
        _fact(collection, row, row.title_text(), who=str(row.unit), how=row.finding)
        for row in rows.select_related("unit").order_by("reviewed_on", "pk")
    ]


def objectives(review):
    """The objectives that ran in the period, each with its last value against its target (c 2)."""
    rows = Objective.objects.filter(
        unit__path__startswith=review.unit.path, starts_on__lte=review.until, ends_on__gte=review.since
    )
    rows = rows.exclude(state=ObjectiveState.PROPOSED).select_related("unit", "owner").prefetch_related("measurements")
    return [_fact("objectives", row, row.title, who=str(row.unit), how=_in_words(row)) for row in rows.order_by("pk")]


def _in_words(objective):
    measured = [each for each in objective.course.measured() if each.value is not None]
    aim = objective.course.target_words()
    return f"{measured[-1].words()} / {aim}" if measured else f"– / {aim}"


def audits(review):
    """The audits reported in the period with how many findings of each grade (c 6)."""
    rows = Audit.objects.held().filter(
        unit__path__startswith=review.unit.path, ends_on__range=(review.since, review.until)
    )
    counted = Finding.objects.filter(audit__in=rows.values("pk")).exclude(state=FindingState.WITHDRAWN).order_by()
    grades = {}
    for row in counted.values("audit", "grade").annotate(n=Count("pk")):
        grades.setdefault(row["audit"], {})[row["grade"]] = row["n"]
    words = dict(Finding._meta.get_field("grade").flatchoices)
    return [
        _fact("audits", row, row.title, who=str(row.lead), how=_counts(grades.get(row.pk, {}), words))
        for row in rows.select_related("lead", "unit").order_by("ends_on", "pk")
    ]


def _counts(grades, words):
    return "; ".join(f"{words[grade]}: {grades[grade]}" for grade in words if grade in grades) or "0"


def providers(review):
    """The external providers that were decided on in the period, each with its points and the decision (c 7)."""
    rows = Evaluation.objects.filter(
        provider__unit__path__startswith=review.unit.path, decided_on__range=(review.since, review.until)
    )
    return [
        _fact("providers", row.provider, row.provider.title, who=str(row.provider.unit), how=_points(row))
        for row in rows.select_related("provider__unit").order_by("decided_on", "pk")
    ]


def _points(evaluation):
    return f"{evaluation.score}/100; {evaluation.get_decision_display()}"


def risks(review):
    """The high risks that are open, with what is done about them (e)."""
    rows = Risk.objects.filter(unit__path__startswith=review.unit.path, level="high").exclude(state=RiskState.CLOSED)
    return [
        _fact("risks", row, row.title, who=str(row.owner), how=row.get_state_display())
        for row in rows.select_related("owner", "unit").order_by("pk")
    ]


def ideas(review):
    """The ideas that were spread or declined in the period, each with its effect (f)."""
    rows = Idea.objects.filter(
        unit__path__startswith=review.unit.path,
        state__in=(IdeaState.SPREAD, IdeaState.DECLINED),
        judged_on__range=(review.since, review.until),
    )
    return [
        _fact("ideas", row, row.title, who=str(row.unit), how=f"{row.get_state_display()}. {row.effect}".strip())
        for row in rows.select_related("unit").order_by("judged_on", "pk")
    ]


def communications(review):
    """What was left out of the communication plan in the period and why, and what is not told by its day (c 3)."""
    told = Telling.objects.filter(
        communication__unit__path__startswith=review.unit.path, noted_on__range=(review.since, review.until)
    ).exclude(left_out_why="")
    late = Communication.objects.late().filter(unit__path__startswith=review.unit.path)
    return [
        _fact("communications", row.communication, row.communication.title, who=row.noted_by, how=row.left_out_why)
        for row in told.select_related("communication", "noted_by").order_by("pk")
    ] + [
        _fact("communications", row, row.title, who=row.unit, how=row.get_state_display())
        for row in late.select_related("unit").order_by("next_on", "pk")
    ]


def measured(review):
    """What the analyses of the period found, and which means of measuring were judged, each with its verdict (c 5)."""
    below = {"unit__path__startswith": review.unit.path}
    analyses = Analysis.objects.filter(
        measure__unit__path__startswith=review.unit.path, last__range=(review.since, review.until)
    )
    checks = FitnessCheck.objects.standing().filter(until__range=(review.since, review.until), **below)
    return [
        _fact("measuring-plan", row.measure, row.measure.title_text(), who=row.analysed_by, how=_found(row))
        for row in analyses.select_related("measure", "analysed_by").order_by("last", "pk")
    ] + [
        _fact("fitness-checks", row, row.title_text(), who=row.confirmed_by, how=row.get_verdict_display())
        for row in checks.select_related("confirmed_by", "measure", "survey").order_by("until", "pk")
    ]


def _found(analysis):
    return f"{analysis.get_conclusion_display()}. {analysis.words}"


def equipment(review):
    """What can't be worked with, and what waits for its upkeep (d)."""
    rows = Asset.objects.filter(
        unit__path__startswith=review.unit.path, state__in=(AssetState.OUT_OF_ORDER, AssetState.UPKEEP_DUE)
    )
    return [
        _fact("equipment", row, row.title, who=row.unit, how=row.get_state_display())
        for row in rows.select_related("unit").order_by("pk")
    ]


def _fact(collection, record, what, *, who, how):
    about = f"{collection}/{record.pk}"
    return {"about": about, "number": record.number, "what": what, "who": str(who), "how": str(how)}
