"""What people do with risks besides moving one: setting the scale."""

from django.db import transaction

from qms.ledger.entry import recording
from qms.people.actors import actors_of
from qms.people.posts import PostKind

from .scale import current_scale


def setter_of_scale(user):
    """The capacity in which a person may set the scale, or None: it is the quality manager's."""
    return next((actor for actor in actors_of(user) if actor.holds(PostKind.QUALITY_MANAGER)), None)


@transaction.atomic
def set_scale(*, actor, medium_from, high_from, reason):
    """Levels of assessments to come follow the new scale; what was scored before keeps its level."""
    scale = current_scale()
    scale.medium_from, scale.high_from = medium_from, high_from
    with recording(by=actor.person, on_behalf_of=actor.on_behalf_of, act="edit", reason=reason):
        scale.save()
    return scale
