"""Ends and merges that were planned: the clock keeps their day, and says what stands against it."""

from typing import Any

from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from qms.acts.acts import acts_of, named
from qms.acts.rules import unmet
from qms.inbox.doctor import Check, examined_in_database
from qms.inbox.models import Notice
from qms.inbox.notices import notify
from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.lifecycle.signals import moved
from qms.lifecycle.vetoes import vetoes_of
from qms.people.actors import Actor, holders_of
from qms.people.models import Holding, Post, Unit, User, system_person
from qms.people.posts import PostKind

ENDS = gettext_noop("{row} is to end on {day}: hand over until then.")
MERGES = gettext_noop("{row} is to merge into {into} on {day}: hand over until then.")
WITHDRAWN = gettext_noop("{row} does not end on {day}: that was withdrawn.")
HINDERED = gettext_noop("{row} was to end on {day} and could not: {why}")
PLANS = named(Unit.plan_end, Unit.plan_merge, Post.plan_end)
WITHDRAWALS = named(Unit.withdraw_end, Post.withdraw_end)


def what_hinders(row):
    """The sentences that stand against the planned end of a unit or post."""
    model: Any = type(row)
    act = acts_of(model)[_move(row).__name__]
    rules = [*act.rules, *vetoes_of(model, act.name)]
    told = {"no_later_end_is_planned"}  # it is this plan
    return [each.sentence for each in unmet(rules, row, Actor(system_person())) if each.name not in told]


def _move(row):
    return row.merge if getattr(row, "merges_into_id", None) else row.end


def _page_of(row):
    return reverse(f"people_{row._meta.model_name}", args=[row.pk])


def _due():
    """Those whose day has come, the lower before what they stand in."""
    posts = Post.objects.lasting().filter(ends_on__lte=today()).select_related("unit").order_by("pk")
    units = Unit.objects.lasting().filter(ends_on__lte=today()).select_related("parent", "merges_into")
    return [*posts, *units.order_by("-path")]


@each_pass("planned ends")
def keep_planned_ends(_moment):
    """End and merge what was planned for a day that has come; where something stands against it, say so once."""
    return sum(_keep(row) for row in _due())


def _keep(row):
    hindered = what_hinders(row)
    if not hindered:
        return do_each([row], _carry_out)
    _tell_hindered(row, " ".join(map(str, hindered)))
    return 0


def _carry_out(row):
    values = {"into": row.merges_into} if getattr(row, "merges_into_id", None) else {}
    perform(_move(row), by=system_person(), reason=_reason_of(row), **values)


def _reason_of(row):
    """Why and by whom it was planned, which is why it ends."""
    planned = row.history.filter(act__in=PLANS).select_related("history_user").order_by("-history_id").first()
    return _("{reason} (entered by {person} on {day:%d/%m/%Y})").format(
        reason=planned.reason, person=planned.history_user, day=planned.history_date
    )[:300]


def _tell_hindered(row, why):
    """Those who keep the unit hear once, for each planned day, what stands against it."""
    words = {"row": row, "day": f"{row.ends_on:%d/%m/%Y}", "why": why}
    url = _page_of(row)
    for person in User.objects.filter(pk__in=holders_of(PostKind.ADMINISTRATOR, row.unit_keeping)):
        told = Notice.objects.of(person).filter(message=HINDERED, url=url, params__day=words["day"])
        if not told.exists():
            notify(person, HINDERED, url=url, **words)


@receiver(moved, sender=Unit)
@receiver(moved, sender=Post)
def tell_those_concerned(record, act, source, actor, **kwargs):
    """Whoever holds a post there, and heads the unit that goes on, hears of the day beforehand."""
    if act not in PLANS | WITHDRAWALS:
        return
    before = record.history.order_by("-history_id")[1] if act in WITHDRAWALS else record
    day, into = f"{before.ends_on:%d/%m/%Y}", getattr(before, "merges_into", None)
    message = WITHDRAWN if act in WITHDRAWALS else MERGES if into else ENDS
    posts = [record] if isinstance(record, Post) else record.posts.all()
    held = set(Holding.objects.on().filter(post__in=posts).values_list("person", flat=True))
    heads = holders_of(PostKind.UNIT_HEAD, into) if into else set()
    for person in User.objects.filter(pk__in=(held | heads) - {actor.person.pk}, is_active=True):
        notify(person, message, url=_page_of(record), row=record, day=day, into=into or "")


@examined_in_database
def planned_ends_kept():
    """Every unit and post whose day has come has ended."""
    subject = _("Planned ends of units and posts")
    late = [(row, what_hinders(row)) for row in _due()]
    if late:
        rows = "; ".join(f"{row} ({row.ends_on:%d/%m/%Y}): {' '.join(map(str, why))}" for row, why in late)
        says = _("Their day has come, and they have not ended: {rows}.").format(rows=rows)
        return Check(subject, False, says, _("Do what is missing, or withdraw the planned end on its page."))
    return Check(subject, True, _("Each ended on its day."))
