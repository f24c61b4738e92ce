"""Every day that is counted in working days belongs to somebody who moves it when the calendar changes."""

import re

from django.apps import apps
from django.db import models

DUE = re.compile(r"due|opens|promised|answer_by|next_review|next_on")
COUNTED = {  # what is counted, and whose provider moves it
    "cases.Case.due_at": "cases",
    "cases.Case.desk_due_at": "cases",
    "cases.CaseStep.due_at": "cases",
    "feedback.Feedback.due_at": "feedback",
    "feedback.Feedback.assign_due_at": "feedback",
    "cases.CaseOpinion.due_at": "cases",
    "plan.PlanRound.due_on": "plan",
    "plan.PlanRound.opens_on": "plan",
    "report_rounds.ReportRound.due_on": "plan",
    "reports.PeriodicReport.due_on": "plan",
    "years.Line.due_on": "years",
    "lifecycle.Task.due_at": "tasks",
}
GIVEN = {  # days that a person gives, or that lie whole months after another: no calendar counts them
    "actions.Action": {"due_on", "first_due_on"},
    "cases.Case": {"promised_at", "first_due_at"},
    "cases.CaseLetter": {"due_before", "promised_at"},
    "cases.SourceMessage": {"due_at"},  # promised by the system that runs it, and moved by that alone
    "cases.CasePause": {"answer_by"},
    "cases.VersionChange": {"promised_at", "newer_due_at"},  # as they were told when the dossier was moved
    "communications.Communication": {"next_on"},
    "context.ContextIssue": {"next_review_on"},
    "context.PartyNeed": {"next_review_on"},
    "controlled.Document": {"next_review_on"},
    "findings.Finding": {"answer_by"},
    "inbox.LevelTold": {"due_at"},  # until when it was due as somebody was told: what was said stays said
    "inspections.InspectionRound": {"due_on", "opens_on"},
    "inspections.SelfInspection": {"due_on"},
    "nonconformities.CauseElsewhere": {"due_on"},
    "nonconformities.Nonconformity": {"due_on", "check_due_on"},
    "outputs.NonconformingOutput": {"due_on"},
    "par_indexes.ParIndex": {"due_on"},
    "periodic_reviews.PeriodicReview": {"due_on", "next_on"},
    "quality_reports.QualityReport": {"due_on"},  # the city's day, or the one of the yearly cycle
    "risks.Risk": {"next_review_on"},
    "surveys.Survey": {"opens_on"},
}


def days_waited_for():
    """The stored days and moments until which somebody waits, by their names."""
    for model in apps.get_models():
        if not hasattr(model, "instance_type"):  # history repeats them
            for field in model._meta.concrete_fields:
                if isinstance(field, models.DateField) and DUE.search(field.name):
                    yield model._meta.label, field.name


def test_every_stored_day_is_counted_by_a_provider_or_given():
    found = set(days_waited_for())
    given = {(model, name) for model, names in GIVEN.items() for name in names}
    counted = {tuple(name.rsplit(".", 1)) for name in COUNTED}
    assert found - given - counted == set(), "who moves it when a day off is announced?"
    assert (given | counted) - found == set()


def test_every_provider_that_is_named_is_there():
    from qms.workdays.deadlines import _providers

    assert set(COUNTED.values()) == set(_providers)
