"""The Act node: a human task that is finished by the act it waits for, whichever way the act came."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from viewflow import this
from viewflow.workflow.base import Edge
from viewflow.workflow.flow import nodes

from qms.acts.acts import name_of
from qms.ledger.now import now

from .usual import usual_due


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


class Act(nodes.View):
    """A human task of a flow: `Act(Revision.approve).To(this.approver).On(Revision.approve, this.release)`."""

    def __init__(self, *moves):
        super().__init__(view=None)
        self.acts = tuple(map(name_of, moves))
        self._to: Any = None
        self._routes: dict[str, list] = {}
        self.beside: list = []

    def To(self, whom):
        """`whom(record)` gives a Waiting, or a list of them: a task each."""
        self._to = whom
        return self

    def On(self, move, node, when=None):
        """After this act the work goes on at `node`; with `when(record)` only if that holds."""
        self._routes.setdefault(name_of(move), []).append((node, when))
        return self

    def Beside(self, *nodes):
        """Whenever this node is opened, these are opened beside it; each knows itself whether it waits for anybody."""
        self.beside += nodes
        return self

    def _resolve(self, instance):
        super()._resolve(instance)
        self._to = this.resolve(instance, self._to)
        self._routes = {
            act: [(this.resolve(instance, node), this.resolve(instance, when)) for node, when in routes]
            for act, routes in self._routes.items()
        }
        self.beside = [this.resolve(instance, node) for node in self.beside]

    def _outgoing(self):
        for routes in self._routes.values():
            for node, _when in routes:
                yield Edge(src=self, dst=node, edge_class="next")
        for node in self.beside:
            yield Edge(src=self, dst=node, edge_class="next")

    def waits_for(self, record):
        """The Waitings of this node for a record."""
        found = self._to(record)
        return found if isinstance(found, list) else [found]

    def tasks_for(self, record, process_id, known):
        """A task for each one that this node waits for on a record; not written yet. `known`: calendars to count by."""
        shared = {
            "process_id": process_id,
            "flow_task": self,
            "flow_task_type": self.task_type,
            "record_type": ContentType.objects.get_for_model(record),
            "record_id": record.pk,
            "about_id": record.unit_id,
            "begun_by_id": record.created_by_id,
            "subject": str(record)[:400],
            "created": now(),
        }
        task_class = self.flow_class.task_class
        known = record.__dict__.get("calendars") or known
        return [
            task_class(**shared, **self._asked(waiting), **self.due_of(record, waiting, known))
            for waiting in self.waits_for(record)
        ]

    def _asked(self, waiting):
        asked = vars(waiting) | {"verb": waiting.verb or self.acts[0]}
        return {name: value for name, value in asked.items() if name != "due_at"}

    def due_of(self, record, waiting, known, since=None):
        """Until when it waits, as fields of a task: until the record's own day, else for the usual time of the act."""
        if waiting.due_at is not None or (waiting.person is not None and waiting.person.is_system):
            return {"due_at": waiting.due_at, "by_usual_time": False}
        due_at = usual_due(record, (waiting.verb, self.acts[0]), waiting.unit, known, since or now())
        return {"due_at": due_at, "by_usual_time": True}

    def next_after(self, act, record):
        """The node that an act leads to, or None when the work here just ends."""
        for node, when in self._routes.get(act, []):
            if when is None or when(record):
                return node
        return None


End = nodes.End
