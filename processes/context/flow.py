"""Who looks at the context again when the day has come."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import holders_of
from qms.people.posts import PostKind

from .models import ContextIssue, PartyNeed


def keeper_of(record):
    """The head of its unit; where a unit has none, the quality manager."""
    heads = holders_of(PostKind.UNIT_HEAD, record.unit)
    return Waiting(post=PostKind.UNIT_HEAD if heads else PostKind.QUALITY_MANAGER, unit=record.unit)


class IssueFlow(Flow):
    """Nobody is asked until the clock finds an issue whose day has come."""

    record_class = ContextIssue
    begin = this.end
    outside = {
        ContextIssue.ask_review: this.look_again,
        ContextIssue.take_up: this.look_again,
        ContextIssue.end: this.end,
    }

    look_again = Act(ContextIssue.review).To(this.keeper).On(ContextIssue.review, this.end)
    end = End()

    def keeper(self, issue):
        return keeper_of(issue)


class NeedFlow(Flow):
    """Nobody is asked until the clock finds a need whose day has come."""

    record_class = PartyNeed
    begin = this.end
    outside = {PartyNeed.ask_review: this.look_again, PartyNeed.take_up: this.look_again, PartyNeed.end: this.end}

    look_again = Act(PartyNeed.review).To(this.keeper).On(PartyNeed.review, this.end)
    end = End()

    def keeper(self, need):
        return keeper_of(need)
