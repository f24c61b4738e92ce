"""Reads dossiers whose work has ended into traces, in the same few questions however many there are."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q

from qms.acts.acts import name_of
from qms.ledger.now import local
from qms.lifecycle.models import Task

from ..cases.case_lateness import ended_how
from ..cases.messages import MessageKind, SourceMessage
from ..cases.models import Case
from ..cases.parts import CasePause, CaseStep
from ..cases.states import CaseResult
from ..procedures.parts import Step
from .asked_causes import causes_asked
from .labels import labels_of
from .traces import Trace, Visit, overlap

STEP = (
    "pk", "case_id", "step__code", "step__name", "step__minutes", "opened_at", "done_at",
    "outcome__label", "outcome__leads_to__code", "outcome__ends", "branch__leads_to__code",
)  # fmt: skip


def traces_of(cases):
    """A Trace for each of these dossiers, in their order."""
    keys = [case.pk for case in cases if not case.is_followed()]
    elsewhere = [case.pk for case in cases if case.is_followed()]
    pauses = _grouped(CasePause.objects.filter(case__in=[case.pk for case in cases]).order_by("pk"))
    reading = _Reading(
        _steps(keys), _claims(keys), _moves(elsewhere), pauses, _starts(cases), causes_asked(cases, pauses)
    )
    return [reading.trace(case) for case in cases]


class _Reading:
    """What was read of all of them, by dossier."""

    def __init__(self, steps, claims, moves, pauses, starts, asked):
        self.steps, self.claims, self.moves = steps, claims, moves
        self.pauses, self.starts, self.asked = pauses, starts, asked

    def trace(self, case):
        """The trace of one dossier."""
        place = case.calendar.line.position
        ended = place(case.ended_at)
        pauses = self.pauses.get(case.pk, ())
        stops = tuple((place(each.since), ended if each.until is None else place(each.until)) for each in pauses)
        read = self._moved if case.is_followed() else self._visited
        trace = Trace(
            pk=case.pk,
            procedure=case.procedure_id,
            procedure_words=f"{case.procedure.number} {case.procedure.title}",
            unit=case.unit_id,
            unit_words=str(case.unit),
            ended_on=local(case.ended_at).date(),
            verdict=ended_how(case),
            received=place(case.received_at),
            accepted=place(max(case.received_at, min(case.accepted_at, case.ended_at))),
            ended=ended,
            result=case.result,
            ending=str(CaseResult(case.result).label) if case.result else "",
            starts_at="" if case.is_followed() else self.starts.get(case.version_id, ""),
            stops=stops,
            visits=tuple(read(case, place, stops)),
            asked=tuple(self.asked.get(case.pk, ())),
        )
        trace.labels = labels_of(trace)
        return trace

    def _visited(self, case, place, stops):
        """The steps of a dossier that is run here."""
        for pk, _case, code, name, drawn, opened_at, done_at, label, leads_to, ends, led in self.steps.get(case.pk, ()):
            opened, done = place(opened_at), place(done_at or case.ended_at)
            claimed = self.claims.get(pk)
            begun = min(max(place(claimed), opened), done) if claimed else opened
            yield Visit(
                step=code,
                name=f"{code} {name}",
                opened=opened,
                done=done,
                stopped=overlap(opened, done, stops),
                lay=begun - opened - overlap(opened, begun, stops),
                drawn=drawn,
                outcome=label or "",
                leads_to=led or leads_to or ends or "",
            )

    def _moved(self, case, place, stops):
        """The stays at offices of a followed one: a message tells who had it until then, and since when they worked."""
        since = place(case.received_at)
        for office, moves in _stays(self.moves.get(case.pk, ())):
            done = max(since, min(place(moves[-1].at), place(case.ended_at)))
            began = moves[0].began_at
            begun = min(max(place(began), since), done) if began else since
            yield Visit(
                step=office,
                name=office,
                opened=since,
                done=done,
                stopped=overlap(since, done, stops),
                lay=begun - since - overlap(since, begun, stops),
            )
            since = done


def _stays(moves):
    """(office, its messages one after another) in their order."""
    found = []
    for move in moves:
        office = move.department or move.taken_by or move.position or "–"
        if found and found[-1][0] == office:
            found[-1][1].append(move)
        else:
            found.append((office, [move]))
    return found


def _grouped(rows):
    found = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found


def _steps(keys):
    """{dossier: its steps, oldest first}; one that went on in a newer version is told by its row there alone."""
    found = defaultdict(list)
    went_on = Q(outcome=None, holder=None, case__moved_to__isnull=False) & ~Q(version=F("case__moved_to"))
    for row in CaseStep.objects.filter(case__in=keys).exclude(went_on).order_by("pk").values_list(*STEP):
        found[row[1]].append(row)
    return found


def _claims(keys):
    """{step of a dossier: when somebody said that they take it on}."""
    kind = ContentType.objects.get_for_model(Case)
    tasks = Task.objects.filter(record_type=kind, record_id__in=keys, part_id__isnull=False, assigned__isnull=False)
    tasks = tasks.exclude(verb__in=[name_of(Case.give_opinion), name_of(Case.note_answer)])  # their part is no step
    return dict(tasks.values_list("part_id", "assigned"))


def _moves(keys):
    """{followed dossier: the messages about its way, oldest first}."""
    moves = SourceMessage.objects.filter(case__in=keys, kind=MessageKind.PROGRESS)
    return _grouped(moves.only("case_id", "at", "began_at", "department", "taken_by", "position").order_by("at", "pk"))


def _starts(cases):
    """{version: the code of its first step}."""
    steps = Step.objects.active().filter(version__in={case.version_id for case in cases})
    found = {}
    for version, code in steps.order_by("version", "position", "pk").values_list("version", "code"):
        found.setdefault(version, code)
    return found
