"""Which values that miss the target are answered by what was done about them."""

from qms.evidence.links import targets_of

from ..actions.models import Action
from ..actions.states import ActionState


def following(objective):
    """What the objective led to, but for actions that were given up."""
    targets = targets_of(objective)
    return [each for each in targets if not (isinstance(each, Action) and each.state == ActionState.CANCELLED)]


def unanswered_of(objective):
    """The measurements that miss the target and to which nothing answers."""
    missed = [each for each in objective.course.measured() if each.misses()]
    followers = following(objective) if missed else []
    return [each for each in missed if not any(_answers(follower, each) for follower in followers)]


def _answers(follower, measurement):
    """Whether it began after the value was there, or was still being worked on then."""
    if follower.created_at >= measurement.taken_at:
        return True
    if not isinstance(follower, Action):
        return True
    return follower.accepted_at is None or follower.accepted_at >= measurement.taken_at
