"""Assignments of the demo: one that was confirmed, one that waits."""

from django.utils import timezone

from qms.lifecycle.door import create, perform
from qms.people.models import Post

from .models import Assignment


def assignment_story(given, *, people, password):
    """Proposed by one person, confirmed by another where the file says by whom."""
    yield timezone.make_aware(given["at"])
    post = Post.objects.filter(unit__code=given["unit"], kind=given["kind"]).order_by("pk").first()
    values = {"post": post, "person": people[given["person"]], "since": given["since"], "until": given.get("until")}
    assignment = create(Assignment, by=people[given["by"]], decision=given["decision"], **values)
    if "confirmed_by" in given:
        yield timezone.make_aware(given["confirmed_at"])
        perform(assignment.confirm, by=people[given["confirmed_by"]], password=password)
