"""In whose hands a case is: the desk that received it, and everybody who works on it."""

from qms.people.posts import PostKind

from . import receiving


class Hands:
    """Who has to do with one case, by their posts."""

    def __init__(self, case):
        self.case = case

    def desk(self):
        """Pairs (kind of post, unit) of the desk that received it."""
        return [(kind, self.case.receiving_unit) for kind in receiving.desk_kinds(self.case.version)]

    def at_desk(self, actor):
        """Whether the actor sits at that desk."""
        return any(actor.holds(kind, unit) for kind, unit in self.desk())

    def works_on_it(self, actor):
        """Whether the actor is at the desk, heads the unit in charge, or has the post of one of its steps."""
        return (
            self.at_desk(actor)
            or actor.holds(PostKind.UNIT_HEAD, self.case.unit)
            or any(actor.holds(step.post, step.unit or self.case.unit) for step in self.case.version.active_steps())
        )
