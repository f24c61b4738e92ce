"""In whose hands a case is: the desk that received it, and everybody who works on it."""

from qms.people.actors import visible_paths
from qms.people.posts import PostKind

from . import desk


class Hands:
    """Who has to do with one case, by their posts."""

    def __init__(self, case):
        self.case = case

    def desk(self):
        """Pairs (kind of post, unit) of the desk that received it."""
        return [(kind, self.case.receiving_unit) for kind in desk.desk_kinds(self.case.version)]

    def at_desk(self, actor):
        """Whether the actor sits at that desk."""
        return any(actor.holds(kind, unit) for kind, unit in self.desk())

    def works_on_it(self, actor):
        """Whether the actor is at the desk, heads the unit in charge, or has the post of one of its steps."""
        return (
            self.at_desk(actor)
            or actor.holds(PostKind.UNIT_HEAD, self.case.unit)
            or any(actor.holds(kind, unit or self.case.unit) for kind, unit in self._posts())
        )

    def _posts(self):
        """Pairs (kind of post, unit or None) of all steps of its version, and of the opinions that they ask for."""
        for step in self.case.runs_on().active_steps():
            yield step.post, step.unit
            yield from ((each.post, each.unit) for each in step.active_opinions() if each.post)

    def are_of(self, user):
        """Whether the person sees the desk or the unit of an open step: answered without a question to the database."""
        return any(unit.path.startswith(path) for unit in self._units() for path in visible_paths(user))

    def _units(self):
        """The unit of the desk, and those of the open steps, which are read only when that does not settle it."""
        yield self.case.receiving_unit
        yield from (unit for _kind, unit in self.case.way.posts())
        yield from (unit for _kind, unit in self.case.way.opinions.posts())
