"""The questions that checklists offer: the office's own by clause, process and unit, and its procedures' steps."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.controlled.states import RevisionState
from processes.map.clauses import clauses_in_force
from processes.procedures.models import ProcedureVersion

from .models import Question
from .sources import source
from .states import QuestionState

STEPS_CLAUSE = "8.5.1"


@source("questions", gettext_lazy("Questions of the office, by clause"))
def by_clause(audit):
    """Questions that are asked of every unit, those about the processes in scope, and those of the unit itself."""
    processes = [process.pk for process in audit.audited_processes]
    asked = Question.objects.filter(state=QuestionState.IN_USE).select_related("clause", "unit")
    fitting = [each for each in asked if _fits(each, processes, audit.unit)]
    fitting.sort(key=lambda each: (_place(each.clause.number), each.pk))
    return [{"clause": each.clause, "text": each.text, "evidence": each.evidence} for each in fitting]


@source("steps", gettext_lazy("Steps of the procedures in force, by process"))
def by_step(audit):
    """A question for each step of the procedures by which the processes in scope work, as they are in force."""
    versions = ProcedureVersion.objects.filter(
        revision__state=RevisionState.EFFECTIVE,
        revision__document__processes__process__in=audit.audited_processes,
        revision__document__processes__active=True,
    )
    clause = clauses_in_force().filter(number=STEPS_CLAUSE).first()
    return [
        {"clause": clause, "text": _question(version, step), "evidence": _evidence(step)}
        for version in versions.select_related("revision__document", "unit_in_charge").distinct()
        for step in version.active_steps()
    ]


def _fits(question, processes, unit):
    about_it = question.process_id is None or question.process_id in processes
    return about_it and unit.path.startswith(question.unit.path)


def _question(version, step):
    words = {"code": version.revision.document.number, "step": step.code, "name": step.name}
    return (_("%(code)s, step %(step)s “%(name)s”: is it done as described, by whom, in its time?") % words)[:500]


def _evidence(step):
    told = [step.get_post_display()]
    if step.minutes:
        told.append(_("%(minutes)s working minutes") % {"minutes": step.minutes})
    if step.result:
        told.append(step.result)
    return "; ".join(map(str, told))[:500]


def _place(number):
    return [int(part) if part.isdecimal() else 0 for part in number.split(".")]
