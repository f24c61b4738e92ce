"""The flow follows the door: which tasks an act finishes, which it makes pointless, and which it opens."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from viewflow import this
from viewflow.workflow.flow import Flow as ViewflowFlow
from viewflow.workflow.status import STATUS

from qms.acts.acts import Move, acts_of, name_of
from qms.ledger.now import now
from qms.ledger.prepared_queries import Prepared
from qms.ledger.prepared_writes import write_new, writes_of
from qms.people.actors import Actor
from qms.workdays.calendars import SharedCalendars

from .models import Process, Task
from .moving_record import MovingRecord
from .nodes import Act, End, Waiting
from .signals import opened

__all__ = ["Act", "End", "Flow", "Waiting", "drive", "flow_of", "start", "this"]

_flows: dict[type[MovingRecord], type["Flow"]] = {}
Run = tuple[Any, int]  # a record and the key of its process


class Flow(ViewflowFlow):
    """Who acts, in which order. `begin` is the first node; `outside` says where acts lead that no task waits for."""

    process_class = Process
    task_class = Task
    record_class: type[MovingRecord] | None = None
    begin: Any = None
    outside: dict[Any, Any] = {}
    told_by_detail: Iterable[Any] = ()  # acts of which a row of work says the step's own name, and not the act's label

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.record_class is not None:
            cls.outside = {name_of(move): node for move, node in cls.outside.items()}
            cls.told_by_detail = frozenset(map(name_of, cls.told_by_detail))
            _flows[cls.record_class] = cls


def flow_of(model: Any) -> Any:
    """The flow that runs records of a model, or None."""
    return _flows.get(model)


def works() -> list[str]:
    """All work that somebody can be asked for, each as "app.act": the first act of every node of every flow."""
    return [f"{model._meta.app_label}.{node.acts[0]}" for model, flow in _flows.items() for node in _acting(flow)]


def start(records: Sequence[Any]) -> None:
    """Begin the flow of records of one model that were just created."""
    flow = flow_of(type(records[0]))
    if flow is None:
        return
    processes = [Process(flow_class=flow, created=now(), record=record) for record in records]
    write_new(Process, processes)
    _open(_node(flow, flow.begin), [(each.record, each.pk) for each in processes])


def drive(record: Any, act: str, actor: Actor, source: str, part: Any = None) -> None:
    """After an act from the state `source`: finish the task that waited for it, drop those in vain, open the next."""
    flow = flow_of(type(record))
    if flow is None:
        return
    if record.state not in _states_with_tasks(flow):
        return _finish_all(flow, record, act, actor) if source in _states_with_tasks(flow) else None
    waiting = _waiting(record) if source in _states_with_tasks(flow) else []
    done = _finished_by(waiting, act, actor, part)
    vain = list(_in_vain(waiting, done, record))
    _drop(vain)
    _tell([task for task in waiting if task is not done and task not in vain], record, done and actor.person.pk)
    if done is not None:
        done.finish(actor.person, act)
        _open(done.flow_task.next_after(act, record), [(record, done.process_id)], actor.person.pk)
    elif act in flow.outside:
        process = waiting[0].process_id if waiting else _new_process(flow, record).pk
        _open(_node(flow, flow.outside[act]), [(record, process)], _last_by(waiting))


def _tell(tasks: Iterable[Task], record: Any, last_by: int | None) -> None:
    """Tell the tasks that go on waiting which unit their record is of now, and whose work the last was."""
    now_so = {"about_id": record.unit_id} | ({"last_by_id": last_by} if last_by else {})
    stale = [task.pk for task in tasks if any(getattr(task, name) != value for name, value in now_so.items())]
    if stale:
        Task.objects.filter(pk__in=stale).update(**now_so)


def _last_by(waiting: Sequence[Task]) -> int | None:
    """Whose work was the last in the run of these tasks."""
    return waiting[0].last_by_id if waiting else None


def _node(flow: type[Flow], reference: Any) -> Any:
    """The node of a flow that `this.name` refers to."""
    return flow.instance.node(reference.name)


def _waiting_for(record: MovingRecord, move: Move) -> Act:
    """The node at which a record waits for this act first of all."""
    name = name_of(move)
    return next(node for node in _acting(flow_of(type(record))) if node.acts[0] == name)


def reopen(record: MovingRecord, move: Move) -> None:
    """Ask anew for an act: the persons have changed, and whoever was asked until now is asked no more."""
    asked = _waiting(record)
    _drop(asked)
    if asked:
        _open(_waiting_for(record, move), [(record, asked[0].process_id)], _last_by(asked))


def tell_due(record: MovingRecord) -> None:
    """Bring the due moments of the tasks that wait on a record in line with what their nodes say now."""
    for task in _waiting(record):
        was, said = (task.due_at, task.by_usual_time), due_of(task, record)
        if was != (said["due_at"], said["by_usual_time"]):
            task.by_usual_time = said["by_usual_time"]
            task.wait_until(said["due_at"])


def due_of(task: Task, record: MovingRecord) -> dict[str, Any]:
    """Until when the node of a task waits for the same person or post now, and whether by the usual time."""
    asked = (task.person_id, task.post, task.unit_id, task.part_id)
    for each in task.flow_task.waits_for(record):
        if asked == (each.person and each.person.pk, each.post, each.unit and each.unit.pk, each.part_id):
            return task.flow_task.due_of(record, each, _calendars(record), task.created)
    return usual_due_of(task, record) if task.by_usual_time else {"due_at": task.due_at, "by_usual_time": False}


def usual_due_of(task: Task, record: MovingRecord) -> dict[str, Any]:
    """Until when a task waits by the usual time of its act, counted from the day it came."""
    waiting = Waiting(unit=task.unit, verb=task.verb)
    return task.flow_task.due_of(record, waiting, _calendars(record), task.created)


def _calendars(record: MovingRecord) -> Any:
    """What a record counts by: its own reading of the calendars, or a new one."""
    return getattr(record, "calendars", None) or SharedCalendars()


def ask_also(record: MovingRecord, move: Move) -> None:
    """Ask for one more act, beside what is asked already."""
    asked = _waiting(record)
    if asked:
        _open(_waiting_for(record, move), [(record, asked[0].process_id)], _last_by(asked))


def _finish_all(flow: type[Flow], record: MovingRecord, act: str, actor: Actor) -> None:
    """The work has ended: what asked for this act is done, everything else was in vain. One statement for all."""
    waiting = _waiting(record)
    for task in waiting:
        task.status, task.finished = STATUS.CANCELED, now()
        if act in task.flow_task.acts:
            task.status, task.owner, task.act, task.started = STATUS.DONE, actor.person, act, task.finished
    writes_of(Task).update_all(waiting)


def _acting(flow: Any) -> list[Act]:
    """The nodes at which somebody is waited for."""
    return [node for node in flow.instance.nodes() if isinstance(node, Act)]


@cache
def _states_with_tasks(flow: Any) -> set[str]:
    """The states in which a record of this flow can have open tasks: in all others they would wait in vain."""
    acts = acts_of(flow.record_class)
    return {state for node in _acting(flow) for name in node.acts for state in acts[name].source}


def _waiting(record: MovingRecord) -> list[Task]:
    return _open_tasks(ContentType.objects.get_for_model(record), ("unit",)).rows(record.pk)


def open_tasks_of(record: Any) -> list[Task]:
    """The tasks that wait on a record, oldest first, each with whom it waits for."""
    return _open_tasks(ContentType.objects.get_for_model(record), ("person", "owner", "unit")).rows(record.pk)


@cache
def _open_tasks(kind: ContentType, reads: tuple[str, ...]) -> Prepared:
    tasks = Task.objects.filter(record_type=kind).open().select_related(*reads).order_by("pk")
    return Prepared(lambda key: tasks.filter(record_id=key))


def _finished_by(waiting: Iterable[Task], act: str, actor: Actor, part: Any) -> Task | None:
    """The one task that this act by this actor finishes."""
    fitting = [task for task in waiting if act in task.flow_task.acts]
    if part is not None:
        fitting = [task for task in fitting if task.part_id in (None, part.pk)]
    own = [task for task in fitting if task.is_for(actor)]
    return next(iter(own or fitting), None)


def _in_vain(waiting: Iterable[Task], done: Task | None, record: MovingRecord) -> Iterator[Task]:
    """Open tasks none of whose acts can start from the state in which the record now is."""
    sources = {name: each.source for name, each in acts_of(type(record)).items()}
    for task in waiting:
        possible = any(record.state in sources[name] for name in task.flow_task.acts)
        if task is not done and (not possible or not record.still_waits_for(task)):
            yield task


def _drop(tasks: Sequence[Task]) -> None:
    """Wait no longer."""
    for task in tasks:
        task.status, task.finished = STATUS.CANCELED, now()
    writes_of(Task).update_all(tasks)


def _new_process(flow: type[Flow], record: MovingRecord) -> Process:
    return Process.objects.create(flow_class=flow, created=now(), record=record)


def _open(node: Any, runs: Iterable[Run], last_by: int | None = None) -> None:
    """Open the tasks of a node in each run (record, key of its process); at an end there are none."""
    if isinstance(node, Act):
        known = SharedCalendars()
        tasks = [task for each in (node, *node.beside) for run in runs for task in each.tasks_for(*run, known)]
        for task in tasks:
            task.last_by_id = last_by
        write_new(Task, tasks)
        opened.send(sender=Task, tasks=tasks)
