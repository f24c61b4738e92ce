"""The Act node: a human task that is finished by the act it waits for, whichever way the act came."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from viewflow import this
from viewflow.workflow.activation import Activation
from viewflow.workflow.base import Edge
from viewflow.workflow.flow import nodes
from viewflow.workflow.nodes.view import ViewActivation
from viewflow.workflow.signals import task_finished
from viewflow.workflow.status import PROCESS, STATUS
from viewflow.workflow.token import Token

from qms.ledger.now import now


@dataclass(frozen=True)
class Waiting:
    """For whom, until when and for which part one task waits."""

    person: Any = None
    post: str = ""
    unit: Any = None
    due_at: datetime | None = None
    part_id: int | None = None
    detail: str = ""
    verb: str = ""  # what to do, where that is not the first act of the node


class ActActivation(ViewActivation):
    """A task that is finished by the act it waits for."""

    @classmethod
    def create(cls, flow_task, prev_activation, token, data=None, seed=None):
        """One task; `data` is its Waiting."""
        process = prev_activation.process
        words = vars(data) | {"verb": data.verb or flow_task.acts[0]}
        task = flow_task.flow_class.task_class(
            process=process,
            flow_task=flow_task,
            token=token,
            record_type_id=process.record_type_id,
            record_id=process.record_id,
            subject=str(process.subject)[:400],
            created=now(),
            **words,
        )
        task.save()
        return cls(task)

    @Activation.status.transition(source=[STATUS.NEW, STATUS.ASSIGNED], target=STATUS.DONE)
    def perform(self, user, act):
        """Finish the task with the act that was done."""
        self.task.owner, self.task.act = user, act
        self.task.started = self.task.finished = now()
        self.task.save()
        task_finished.send(sender=self.flow_class, process=self.process, task=self.task)

    @Activation.status.transition(source=STATUS.DONE)
    def create_next(self):
        """Open the tasks of the node that this act leads to."""
        node = self.flow_task.next_after(self.task.act, self.process.record)
        if node is not None:
            yield from open_tasks(node, self)


def open_tasks(node, activation):
    """Create what a node stands for: one task for each one it waits for, or the end."""
    if not isinstance(node, Act):
        activation.process.status, activation.process.finished = PROCESS.DONE, now()
        activation.process.save()
        return
    for waiting in node.waits_for(activation.process.record):
        yield ActActivation.create(
            node, activation, activation.task.token if activation.task else Token("start"), waiting
        )


class Act(nodes.View):
    """A human task of a flow: `Act("approve", "return_for_change").To(this.approver).On("approve", this.release)`."""

    activation_class = ActActivation

    def __init__(self, *acts):
        super().__init__(view=None)
        self.acts = acts
        self._to, self._routes = None, {}

    def To(self, whom):
        """`whom(record)` gives a Waiting, or a list of them: a task each."""
        self._to = whom
        return self

    def On(self, act, node, when=None):
        """After `act` the work goes on at `node`; with `when(record)` only if that holds."""
        self._routes.setdefault(act, []).append((node, when))
        return self

    def _resolve(self, instance):
        super()._resolve(instance)
        self._to = this.resolve(instance, self._to)
        self._routes = {
            act: [(this.resolve(instance, node), this.resolve(instance, when)) for node, when in routes]
            for act, routes in self._routes.items()
        }

    def _outgoing(self):
        for routes in self._routes.values():
            for node, _when in routes:
                yield Edge(src=self, dst=node, edge_class="next")

    def waits_for(self, record):
        """The Waitings of this node for a record."""
        found = self._to(record)
        return found if isinstance(found, list) else [found]

    def next_after(self, act, record):
        """The node that an act leads to, or None when the work here just ends."""
        for node, when in self._routes.get(act, []):
            if when is None or when(record):
                return node
        return None


End = nodes.End
