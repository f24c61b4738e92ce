"""Who maps an edition, and who decides to work by it."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import Edition


class EditionFlow(Flow):
    """Once an edition stands beside the one in force top management is asked to decide about it."""

    record_class = Edition
    begin = this.decide
    outside = {Edition.replace: this.end}

    decide = Act(Edition.adopt).To(this.top_management).On(Edition.adopt, this.end)
    end = End()

    def top_management(self, edition):
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=edition.unit)
