"""What stands before the end of a unit or post, and what follows the end of a holding: nothing is left to nobody."""

from django.db.models import Q
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from qms.acts.acts import named
from qms.acts.rules import rule
from qms.inbox.notices import notify
from qms.ledger.now import today
from qms.lifecycle.door import follow_each
from qms.lifecycle.models import Task
from qms.lifecycle.signals import moved
from qms.lifecycle.vetoes import veto
from qms.people.actors import holders_of
from qms.people.models import Holding, Post, Unit, User, system_person
from qms.people.posts import PostKind

from . import own_events, planned_ends, security_log  # noqa: F401  # their sources, passes and receivers
from .handover import others_than, waiting_for, work_left_by

LEAVES = gettext_noop("{who} leaves the post {post} on {day}. To hand over: {count}.")


def _waiting_in(unit):
    return Task.objects.open().filter(unit__path__startswith=unit.path)


def _how_much_waits(unit):
    count = _waiting_in(unit).count()
    says = ngettext(
        "{count} piece of work waits for its posts: do it first, or merge the unit into another.",
        "{count} pieces of work wait for its posts: do them first, or merge the unit into another.",
        count,
    )
    return says.format(count=count)


@rule(gettext_lazy("No work waits for its posts."), particulars=_how_much_waits)
def nothing_waits_in_it(unit, actor):
    return not _waiting_in(unit).exists()


def _what_waits_for_it(post):
    return _("Work waits for this post, and nobody else does it: let somebody hold another post of this kind.")


@rule(gettext_lazy("No work waits for this post alone."), particulars=_what_waits_for_it)
def others_do_its_work(post, actor):
    return not waiting_for(post).exists() or bool(others_than(None, post))


veto(Unit, Unit.end, nothing_waits_in_it)
veto(Post, Post.end, others_do_its_work)


@receiver(moved, sender=Unit)
def end_its_holdings(record, act, actor, **kwargs):
    """Whoever held a post of a unit that merged holds it for the last day."""
    if act in named(Unit.merge) and record.has_ended:
        held = Holding.objects.on().filter(post__unit=record)
        follow_each(held, Holding.end, actor=actor, until=today(), reason=str(record))


@receiver(moved, sender=Holding)
def suggest_handing_over(record, act, actor, **kwargs):
    """Whoever leaves a post and those above hear what is to be handed over, unless nothing is or they go on with it."""
    if act not in named(Holding.end) or _goes_on(record):
        return
    person, post = record.person, record.post
    count = len(work_left_by([person], system_person()).named)
    if count:
        words = {"who": person, "post": post, "day": f"{record.until:%d/%m/%Y}", "count": count}
        url = reverse("people_person_handover", args=[person.pk])
        for each in User.objects.filter(pk__in={person.pk, *_heads_above(person, post.unit)}):
            notify(each, LEAVES, url=url, **words)


def _goes_on(holding):
    """Whether the person holds such a post for the unit beyond that day: in the unit that it merged into, or above."""
    held = Holding.objects.filter(person=holding.person, post__kind=holding.post.kind).exclude(pk=holding.pk)
    lasting = held.filter(Q(until__isnull=True) | Q(until__gt=holding.until)).select_related("post__unit")
    return any(holding.post.unit.path.startswith(each.post.unit.path) for each in lasting)


def _heads_above(person, unit):
    """Who heads the unit or one above it, and is not the person; top management where nobody is."""
    heads = holders_of(PostKind.UNIT_HEAD, unit) - {person.pk}
    return heads or holders_of(PostKind.TOP_MANAGEMENT, unit)
