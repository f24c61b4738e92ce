"""The flow follows the door: which tasks an act finishes, which it makes pointless, and which it opens."""

from types import SimpleNamespace

from viewflow import this
from viewflow.workflow.flow import Flow as ViewflowFlow
from viewflow.workflow.status import PROCESS, STATUS

from qms.ledger.now import now

from .acts import acts_of
from .models import Process, Task
from .nodes import Act, ActActivation, End, Waiting, open_tasks

__all__ = ["Act", "End", "Flow", "Waiting", "drive", "flow_of", "start", "this"]

_flows = {}


class Flow(ViewflowFlow):
    """Who acts, in which order. `begin` names the first node; `outside` where acts lead that no task waits for."""

    process_class = Process
    task_class = Task
    record_class = None
    begin = ""
    outside = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if cls.record_class is not None:
            _flows[cls.record_class] = cls


def flow_of(model):
    """The flow that runs records of a model, or None."""
    return _flows.get(model)


def start(record):
    """Begin the flow of a record that was just created."""
    flow = flow_of(type(record))
    if flow is None:
        return
    process = Process(flow_class=flow, status=PROCESS.NEW, created=now(), record=record)
    process.save()
    _open(flow.instance.node(flow.begin), process, record)


def drive(record, act, actor, part=None):
    """After an act: finish the task that waited for it, drop those that wait in vain, open the next."""
    flow = flow_of(type(record))
    if flow is None:
        return
    waiting = list(Task.objects.about(record).open().select_related("process", "unit"))
    done = _finished_by(waiting, act, actor, part)
    for task in _in_vain(waiting, done, record):
        task.status, task.finished = STATUS.CANCELED, now()
        task.save()
    if done is not None:
        _with_record(done.process, record)
        activation = ActActivation(done)
        activation.perform(actor.person, act)
        activation.activate_next()
    elif act in flow.outside:
        process = (
            waiting[0].process if waiting else Process.objects.create(flow_class=flow, created=now(), record=record)
        )
        _open(flow.instance.node(flow.outside[act]), process, record)


def reopen(record, node_name):
    """Ask anew at one node: the persons have changed, and whoever was asked until now is asked no more."""
    asked = list(Task.objects.about(record).open().select_related("process"))
    for task in asked:
        task.status, task.finished = STATUS.CANCELED, now()
        task.save()
    if asked:
        _open(flow_of(type(record)).instance.node(node_name), asked[0].process, record)


def _finished_by(waiting, act, actor, part):
    """The one task that this act by this actor finishes."""
    fitting = [task for task in waiting if act in task.flow_task.acts]
    if part is not None:
        fitting = [task for task in fitting if task.part_id in (None, part.pk)]
    own = [task for task in fitting if task.is_for(actor)]
    return next(iter(own or fitting), None)


def _in_vain(waiting, done, record):
    """Open tasks none of whose acts can start from the state in which the record now is."""
    sources = {name: each.source for name, each in acts_of(type(record)).items()}
    for task in waiting:
        possible = any(record.state in sources[name] for name in task.flow_task.acts)
        if task is not done and (not possible or not record.still_waits_for(task)):
            yield task


def _with_record(process, record):
    process.record = record
    process.subject = record
    return process


def _open(node, process, record):
    _with_record(process, record)
    list(open_tasks(node, SimpleNamespace(process=process, task=None)))
