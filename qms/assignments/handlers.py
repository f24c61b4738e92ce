"""What follows when an assignment is decided, or a post of power is left: the holding, and word to all concerned."""

from django.db.models import Q
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_noop

from qms.acts.acts import CREATE, named
from qms.inbox.notices import notify
from qms.lifecycle.door import create_as_part
from qms.lifecycle.signals import moved
from qms.people.actors import holders_of
from qms.people.models import Holding, User
from qms.people.periods import overlapping
from qms.people.posts import POWERFUL, PostKind

from .models import Assignment

PROPOSED = gettext_noop("{by} proposes that {who} shall hold the post {post}, from {day} on.")
CONFIRMED = gettext_noop("{who} holds the post {post} from {day} on; {by} confirmed it.")
REFUSED = gettext_noop("{who} does not get the post {post}: {by} refused it.")
LEFT = gettext_noop("{who} leaves the post {post} on {day}; {by} entered it.")


@receiver(moved, sender=Assignment)
def give_the_post(record, act, actor, **kwargs):
    """Confirmed, the person holds the post."""
    if act in named(Assignment.confirm):
        given = {"post": record.post, "person": record.person, "since": record.since, "until": record.until}
        create_as_part(Holding, actor=actor, reason=str(record), **given)


@receiver(moved, sender=Assignment)
def tell_who_is_concerned(record, act, actor, **kwargs):
    """The person, who holds the post until now, top management and who proposed it hear of each step."""
    says = {CREATE: PROPOSED} | dict.fromkeys(named(Assignment.confirm), CONFIRMED)
    says |= dict.fromkeys(named(Assignment.refuse), REFUSED)
    if act in says:
        before = overlapping(Holding.objects.filter(post=record.post), record.since, record.until)
        concerned = {record.person_id, record.created_by_id, *before.values_list("person_id", flat=True)}
        _tell(concerned, says[act], record, record.post, actor, day=record.since)


@receiver(moved, sender=Holding)
def tell_of_the_end(record, act, actor, **kwargs):
    """Nobody loses a post of power unheard: the person and top management are told at once."""
    if act in named(Holding.end) and record.post.kind in POWERFUL:
        _tell({record.person_id}, LEFT, record, record.post, actor, day=record.until)


def _tell(concerned, message, record, post, actor, day):
    """A notice for each of these people and for top management, but for who did it."""
    wanted = (concerned | holders_of(PostKind.TOP_MANAGEMENT, post.unit)) - {actor.person.pk}
    words = {"by": actor.person, "who": record.person, "post": post, "day": f"{day:%d/%m/%Y}"}
    for each in User.objects.filter(Q(pk__in=wanted), is_active=True, is_system=False):
        notify(each, message, url=reverse("people_post", args=[post.pk]), **words)
