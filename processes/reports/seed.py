"""The story of a unit's report, played through the door as fixtures/plan-2026-story.toml tells it."""

from datetime import timedelta

from qms.lifecycle.door import perform
from qms.people.models import Holding
from qms.people.posts import PostKind

from ..plan.seed import EVENING, MORNING, NOON, at
from ..plan.unit_heads import head_of
from .models import PeriodicReport


def report_story(told, said, *, year, people):
    """One report for a round of the plan of a year: drafted, submitted, returned and written anew, accepted."""
    keeper = people["thuky"]
    yield at(told["drafted"], MORNING)
    asked = {"round__plan__year": year, "round__asked__code": told["round"]}
    report = PeriodicReport.objects.get(**asked, unit__code=told["unit"])
    writer = _writer(report.unit)
    perform(report.draft, by=writer, **said)
    if "submitted" not in told:
        return
    yield at(told["submitted"], NOON)
    perform(report.submit, by=head_of(report.unit))
    if "returned" in told:
        yield at(told["returned"], MORNING)
        perform(report.return_for_change, by=keeper, reason=told["why"])
        yield at(told["returned"] + timedelta(days=1), MORNING)
        perform(report.draft, by=writer, **said)
        yield at(told["returned"] + timedelta(days=1), NOON)
        perform(report.submit, by=head_of(report.unit))
    if "accepted" in told:
        yield at(told["accepted"], EVENING)
        perform(report.accept, by=keeper)


def _writer(unit):
    """An officer of the unit; the head where there is none."""
    held = Holding.objects.on().filter(post__kind=PostKind.OFFICER, post__unit=unit).exclude(person__username="thuky")
    found = held.select_related("person").order_by("pk").first()
    return found.person if found else head_of(unit)
