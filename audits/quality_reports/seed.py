"""The commune's yearly report, played through the door as fixtures/quality_reports.toml tells it."""

from django.utils import timezone

from qms.lifecycle.door import perform

from .models import QualityReport


def quality_report_story(given, *, people):
    """The report of a year, which the clock has asked for: each scene of its story in its time."""
    for scene in given["story"]:
        yield timezone.make_aware(scene["at"])
        report = QualityReport.objects.get(year=given["year"])
        told = {name: scene[name] for name in scene if name not in ("at", "by", "act")}
        perform(getattr(report, scene["act"]), by=people[scene["by"]], **told)
