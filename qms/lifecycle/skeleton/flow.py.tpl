"""Who acts, in which order, until a $name is in use."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import $Model


class ${Model}Flow(Flow):
    """The head of the unit puts the draft into use."""

    record_class = $Model
    begin = this.prepare

    prepare = Act($Model.put_into_use).To(this.head).On($Model.put_into_use, this.end)
    end = End()

    def head(self, record):
        return Waiting(post=PostKind.UNIT_HEAD, unit=record.unit)
