"""What a programme covers, what it leaves open, and what to audit first: risk, results, time since the last audit."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max

from audits.conduct.models import Audit
from audits.conduct.parts import AuditedProcess, Line
from audits.conduct.queries import HELD
from processes.map.models import Process
from processes.map.states import ProcessState
from processes.nonconformities.models import Nonconformity
from processes.nonconformities.states import NonconformityState
from processes.risks.models import Risk
from processes.risks.states import RiskState
from qms.people.models import Unit


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
    told = list(programme.entries.filter(active=True).values_list("unit", "process"))
    told += programme.absences.filter(active=True).values_list("unit", "process")
    units, processes = ({each for each in column if each} for column in zip(*told, strict=True)) if told else ((), ())
    root = programme.unit.path
    lacking = list(Unit.objects.leaves().filter(path__startswith=root).exclude(pk__in=units))
    return lacking + list(_processes(programme).exclude(pk__in=processes))


def _processes(programme):
    """The processes that the administration runs."""
    return Process.objects.filter(unit__path__startswith=programme.unit.path, state=ProcessState.RUN)


def weighed(programme):
    """The processes of the administration, those to audit first at the top. Four queries."""
    processes = list(_processes(programme).select_related("unit"))
    audited = AuditedProcess.objects.filter(active=True, audit__state__in=HELD).values("process")
    last = dict(audited.annotate(last=Max("audit__ends_on")).values_list("process", "last"))
    wrong = _counted(Nonconformity.objects.exclude(state__in=[NonconformityState.CLOSED, NonconformityState.REJECTED]))
    risky = _counted(Risk.objects.filter(level="high").exclude(state=RiskState.CLOSED))
    found = [Weighed(each, last.get(each.pk), wrong.get(each.pk, 0), risky.get(each.pk, 0)) for each in processes]
    return sorted(found, key=lambda each: (-each.weight(), each.last_audited or programme.first_day(), each.process.pk))


def _counted(rows):
    return dict(
        rows.filter(process__isnull=False).values("process").annotate(n=Count("pk")).values_list("process", "n")
    )


def asked_lines(unit, first, last):
    """The lines answered in audits of a unit and those below it that were reported and ended in a period."""
    held = Audit.objects.held().filter(unit__path__startswith=unit.path, ends_on__range=(first, last))
    return Line.objects.filter(audit__in=held.values("pk"), active=True, clause__isnull=False).exclude(answer="")


def coverage(unit, first, last):
    """{(clause's number, process key): how many lines}: asked in audits that had the process in their scope."""
    rows = asked_lines(unit, first, last).filter(audit__processes__active=True)
    counted = rows.values_list("clause__number", "audit__processes__process").annotate(n=Count("pk", distinct=True))
    return {(number, process): n for number, process, n in counted}
