"""The story of a management review, from its plan to its decisions, played through the door."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from qms.lifecycle.door import create, perform

from .models import ManagementReview


def review_story(given, *, people, units, password, stage):
    """One review as the file tells it; the action of each decision is a story of its own."""
    by = people["qmr"]
    yield _at(given["created"], time(9, 20))
    words = {name: given[name] for name in ("title", "since", "until", "planned_on", "agenda", "place")}
    review = create(ManagementReview, by=by, unit=units["vinhbao"], **words)
    for kind, owner in given["owners"].items():
        perform(review.name_owner, by=by, kind=kind, owner=people[owner])
    yield _at(given["created"] + timedelta(days=2), time(10, 5))
    for each in given.get("comments", []):
        owner = people[given["owners"][each["kind"]]]
        said = {name: each.get(name, "") for name in ("comment", "missing")}
        perform(review.comment, by=owner, kind=each["kind"], **said)
    if "prepared" not in given:
        return
    yield _at(given["prepared"], time(15, 40))
    perform(review.prepare, by=by)
    yield _at(given["planned_on"], time(11, 10))
    review = perform(review.hold, by=by, participants=[people[name] for name in given["present"]])
    for each in given["decisions"]:
        told = {name: each[name] for name in ("kind", "text", "due_on")}
        persons = {"responsible": people[each["responsible"]], "verifier": people[each["verifier"]]}
        review = perform(review.decide, by=by, unit=units[each["unit"]], **told, **persons)
        if "done" in each:
            action = review.decisions.order_by("pk").last().action
            stage.add(_carry_out(action, each))
    yield _at(given["planned_on"] + timedelta(days=1), time(14, 20))
    hours = {"begun_at": time(8, 0), "ended_at": time(11, 0)}
    perform(review.write, by=by, minutes=given["minutes"], **hours)
    yield _at(given["planned_on"] + timedelta(days=1), time(16, 5))
    perform(review.minute, by=people["chutich"], password=password)
    if "closed" in given:
        yield _at(given["closed"], time(9, 30))
        perform(review.close, by=by)


def _carry_out(action, told):
    """The action of a decision is started, reported done and accepted."""
    yield _at(told["done"] - timedelta(days=14), time(8, 30))
    perform(action.start, by=action.responsible)
    yield _at(told["done"], time(15, 0))
    perform(action.report_done, by=action.responsible, report=told["report"], without_evidence=told["shown_by"])
    yield _at(told["done"], time(16, 30))
    perform(action.accept, by=action.verifier)


def _at(day, moment):
    return timezone.make_aware(datetime.combine(day, moment))
