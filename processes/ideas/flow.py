"""Who judges an idea, who tries it, and who decides whether it is spread."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import holders_of
from qms.people.posts import PostKind

from .models import Idea


class IdeaFlow(Flow):
    """The head of the unit judges, somebody tries it, another decides."""

    record_class = Idea
    begin = this.judge
    outside = {Idea.withdraw: this.end}

    judge = Act(Idea.try_out, Idea.decline).To(this.judging).On(Idea.try_out, this.trial).On(Idea.decline, this.end)
    trial = Act(Idea.report_trial).To(this.trying).On(Idea.report_trial, this.decide)
    decide = (
        Act(Idea.spread, Idea.decline_after_trial, Idea.try_longer)
        .To(this.judging)
        .On(Idea.spread, this.end)
        .On(Idea.decline_after_trial, this.end)
        .On(Idea.try_longer, this.trial)
    )
    end = End()

    def judging(self, idea):
        """The head of the unit; where that is who suggested or tried it, the quality manager, and then the top."""
        left_out = {idea.created_by_id, idea.responsible_id}
        for post in (PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER):
            if holders_of(post, idea.unit) - left_out:
                return Waiting(post=post, unit=idea.unit)
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=idea.unit)

    def trying(self, idea):
        return Waiting(person=idea.responsible, unit=idea.unit, due_at=idea.due_at())
