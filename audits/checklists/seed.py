"""The office's questions from their readable file; what stands already is never changed."""

from django.db import transaction

from processes.map.models import Clause, Process
from qms.evidence.seed import named
from qms.lifecycle.door import create_as_part
from qms.people.actors import Actor
from qms.people.models import Unit

from .models import Question


@transaction.atomic
def load_questions(given, by):
    """Add the questions that are not there yet. Gives the number added."""
    clauses = {clause.number: clause for clause in Clause.objects.order_by("pk")}
    processes = {process.number: process for process in Process.objects.all()}
    units = {unit.code: unit for unit in Unit.objects.all()}
    known = set(Question.objects.values_list("clause__number", "text"))
    fresh = [each for each in given if (each["clause"], each["text"]) not in known]
    for each in fresh:
        create_as_part(
            Question,
            actor=Actor(by),
            clause=clauses[each["clause"]],
            text=each["text"],
            evidence=each.get("evidence", ""),
            process=named(processes, each.get("process")),
            unit=units[each["unit"]] if "unit" in each else None,
        )
    return len(fresh)
