"""Who says that a list is whole."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import PublishedList


class PublishedListFlow(Flow):
    """Whoever controls documents says that nothing is missing, or gives the list up."""

    record_class = PublishedList
    begin = this.look
    outside = {PublishedList.give_up: this.end}

    look = (
        Act(PublishedList.close, PublishedList.give_up)
        .To(this.document_controller)
        .On(PublishedList.close, this.end)
        .On(PublishedList.give_up, this.end)
    )
    end = End()

    def document_controller(self, record):
        return Waiting(post=PostKind.DOCUMENT_CONTROLLER, unit=record.unit)
