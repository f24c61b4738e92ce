"""The story of a year's programme, from its draft to the audits planned from its lines, played through the door."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from processes.map.models import Process
from qms.evidence.seed import named
from qms.lifecycle.door import create, perform

from .models import AuditProgramme


def programme_story(given, *, people, units, password):
    """Drafted, approved and started as the file tells it; then each audit is planned from its lines on its day."""
    processes = {process.number: process for process in Process.objects.all()}
    by = people[given["by"]]
    yield _morning(given["drafted"])
    programme = create(AuditProgramme, by=by, unit=units[given["unit"]], year=given["year"], purpose=given["purpose"])
    for each in given["entries"]:
        chosen = [processes[code] for code in each.get("processes", [])]
        values = {"unit": units[each["unit"]], "month": each["month"], "processes": chosen, "why": each["why"]}
        perform(programme.add_entries, by=by, **values)
    for each in given["absences"]:
        unit, process = named(units, each.get("unit")), named(processes, each.get("process"))
        perform(programme.explain, by=by, unit=unit, process=process, why=each["why"])
    yield _morning(given["approved"])
    perform(programme.approve, by=people[given["approver"]], password=password)
    yield _morning(given["approved"] + timedelta(days=1))
    perform(programme.start, by=by)
    for each in given["audits"]:
        yield _morning(each["planned"])
        rows = programme.entries_to_plan().filter(unit=units[each["unit"]])
        entries = list(rows.values_list("pk", flat=True))
        perform(programme.plan_audit, by=by, entries=entries, lead=people[each["lead"]], title=each["title"])


def _morning(day):
    return timezone.make_aware(datetime.combine(day, time(8, 45)))
