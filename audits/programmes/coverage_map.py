"""The coverage map: clause × process over some years, and what was never looked at."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from processes.map.clauses import clauses_in_force
from processes.map.models import Process
from processes.map.states import ProcessState
from qms.ledger.now import today

from .coverage import asked_lines, coverage

SPANS = (1, 3)


@dataclass(frozen=True)
class Row:
    """A clause with one count for each process."""

    clause: Any
    counts: list

    @property
    def total(self):
        return sum(self.counts)


def span_of(years):
    """First and last day of a span that ends with this year."""
    year = today().year
    return date(year - years + 1, 1, 1), date(year, 12, 31)


def clauses_of_map():
    """The clauses of the edition in force that stand as lines of the map: those of two places, like 8.5."""
    return [each for each in clauses_in_force() if each.number.count(".") == 1]


def coverage_map(unit, years):
    """(processes, rows): what audits of the last years asked of which clause in which process."""
    first, last = span_of(years)
    processes = list(
        Process.objects.filter(unit__path__startswith=unit.path, state=ProcessState.RUN).order_by("kind", "number")
    )
    counted = {}
    for (number, process), count in coverage(unit, first, last).items():
        key = (".".join(number.split(".")[:2]), process)
        counted[key] = counted.get(key, 0) + count
    rows = [
        Row(clause, [counted.get((clause.number, process.pk), 0) for process in processes])
        for clause in clauses_of_map()
    ]
    return processes, rows


def never_asked(processes, rows):
    """(clauses never asked anywhere, processes never audited, empty cells, all cells)."""
    clauses = [row.clause for row in rows if not row.total]
    columns = zip(*(row.counts for row in rows), strict=True) if rows else ()
    untouched = [process for process, counts in zip(processes, columns, strict=False) if not any(counts)]
    empty = sum(1 for row in rows for count in row.counts if not count)
    return clauses, untouched, empty, len(rows) * len(processes)


def behind(unit, years, number, process):
    """[(audit, its lines)] behind a cell of the map, the newest audit first."""
    first, last = span_of(years)
    rows = asked_lines(unit, first, last).filter(audit__processes__active=True, audit__processes__process=process)
    rows = rows.select_related("audit", "clause", "answered_by").order_by("-audit", "position", "pk").distinct()
    fitting = [row for row in rows if ".".join(row.clause.number.split(".")[:2]) == number]
    return [(audit, list(lines)) for audit, lines in groupby(fitting, key=lambda row: row.audit)]
