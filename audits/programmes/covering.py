"""What a programme covers, what it leaves open, and what to audit first: risk, results, time since the last audit."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q

from audits.conduct.models import Audit
from audits.conduct.parts import AuditedProcess
from processes.map.models import Process
from processes.nonconformities.models import Nonconformity
from processes.risks.models import Risk
from qms.people.models import Unit

HELD = ("reported", "closed")


@dataclass(frozen=True)
class Weighed:
    """A process with what speaks for auditing it soon."""

    process: Any
    last_audited: Any
    nonconformities: int
    high_risks: int

    def weight(self):
        """The more, the sooner: a process never audited outweighs everything else."""
        never = 100 if self.last_audited is None else 0
        return never + 3 * self.nonconformities + 5 * self.high_risks


def uncovered_by(programme):
    """Units and processes of the administration that are neither planned nor explained."""
    planned = list(programme.entries.filter(active=True).values_list("unit", "process"))
    explained = list(programme.absences.filter(active=True).values_list("unit", "process"))
    units = {unit for unit, _process in planned + explained}
    processes = {process for _unit, process in planned + explained}
    root = programme.unit.path
    lacking = list(Unit.objects.filter(path__startswith=root, children__isnull=True).exclude(pk__in=units))
    return lacking + list(Process.objects.filter(unit__path__startswith=root).exclude(pk__in=processes - {None}))


def weighed(programme):
    """The processes of the administration, those to audit first at the top. Four queries."""
    processes = list(Process.objects.filter(unit__path__startswith=programme.unit.path).select_related("unit"))
    audited = AuditedProcess.objects.filter(active=True, audit__state__in=HELD).values("process")
    last = dict(audited.annotate(last=Max("audit__ends_on")).values_list("process", "last"))
    wrong = _counted(Nonconformity.objects.exclude(state__in=["closed", "rejected"]))
    risky = _counted(Risk.objects.filter(level="high").exclude(state="closed"))
    found = [Weighed(each, last.get(each.pk), wrong.get(each.pk, 0), risky.get(each.pk, 0)) for each in processes]
    return sorted(found, key=lambda each: (-each.weight(), each.last_audited or programme.first_day(), each.process.pk))


def _counted(rows):
    return dict(
        rows.filter(process__isnull=False).values("process").annotate(n=Count("pk")).values_list("process", "n")
    )


def coverage(unit, first, last):
    """{(clause key, process key): number of lines answered} in audits held in a period."""
    held = Audit.objects.filter(unit__path__startswith=unit.path, ends_on__range=(first, last), state__in=HELD)
    rows = AuditedProcess.objects.filter(active=True, audit__in=held.values("pk"), audit__lines__active=True)
    answered = rows.filter(~Q(audit__lines__answer=""), audit__lines__clause__isnull=False)
    counted = answered.values_list("audit__lines__clause", "process").annotate(n=Count("audit__lines", distinct=True))
    return {(clause, process): n for clause, process, n in counted}
