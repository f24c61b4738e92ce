"""What nobody is there for: posts that nobody holds, and work that waits for nobody who could do it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Value
from django.utils.translation import gettext as _

from qms.acts.acts import acts_of
from qms.acts.rules import unmet
from qms.lifecycle.models import Task
from qms.people.actors import Actor, actors_of
from qms.people.models import Holding, Post, Substitution, User
from qms.people.posts import SYSTEM_KEEPERS, PostKind

from .levels import Standing
from .work import HEADS, under

# Whoever comes from outside comes for a while: their post waits for nobody.
MAY_BE_EMPTY = (PostKind.EXTERNAL_AUDITOR,)


@dataclass(frozen=True)
class Gaps:
    """The posts and the work below some units that nobody is there for, and what has no head; or how many they are."""

    posts: Any
    tasks: Any
    levels: Any = ()

    def __bool__(self):
        return bool(self.posts or self.tasks or self.levels)


def gaps_below(user):
    """What a person is told of by the posts they hold: heads of what lies below, those of quality of everything."""
    posts, tasks = _under(user)
    tasks = tasks.select_related("unit", "person", "owner").prefetch_related("record").order_by("pk")
    seen = [_as_seen(task, user) for task in tasks]
    return Gaps(list(posts.order_by("unit__path", "title_order", "pk")), seen, _levels_under(user))


def _levels_under(user):
    """The levels that no post is there for, below the units that a person answers for, as (kind, unit)."""
    paths = tuple(_paths_of(user))
    return [each for each in levels_missing() if each[1].path.startswith(paths)] if paths else []


def _as_seen(task, user):
    """The task as this person may read it: whoever does not see the record reads only whom it waits for."""
    if task.record is None or not task.record.is_visible_to(user):
        task.subject = _("a record that you do not see")
    return task


def count_of_gaps(user):
    """How many posts and how many tasks that is; one query, none for whoever is told of nothing."""
    posts, tasks = ((rows.order_by(), name) for rows, name in zip(_under(user), ("posts", "tasks"), strict=True))
    rows = [each.values_list(Value(name), "pk") for each, name in (posts, tasks)]
    counts = Counter(name for name, _key in rows[0].union(rows[1], all=True))
    return Gaps(counts["posts"], counts["tasks"])


def _under(user):
    """The posts and the tasks below the units that a person answers for."""
    paths = _paths_of(user)
    if not paths:
        return Post.objects.none(), Task.objects.none()
    below = Q()
    for path in paths:
        below |= Q(unit__path__startswith=path)
    return empty_posts().filter(below), tasks_of_nobody().filter(under(paths))


def _paths_of(user):
    """The paths of the units that a person answers for."""
    held = [post for actor in actors_of(user) for post in actor.posts]
    paths = {post.unit.path for post in held if post.kind in HEADS}
    return paths | {post.unit.root_path for post in held if post.kind in SYSTEM_KEEPERS}


def levels_missing():
    """The levels of lateness that no post is there for, held or not, as (kind of post, unit)."""
    return Standing().levels_missing()


def empty_posts():
    """The posts that last and that nobody holds today whose account is open, nor stands in for."""
    there = _there().filter(post=OuterRef("pk"))
    posts = Post.objects.lasting().exclude(kind__in=MAY_BE_EMPTY).filter(~Exists(there))
    return posts.select_related("unit")


def tasks_of_nobody():
    """The open tasks of posts that nobody holds, and of people who have left."""
    path = ExpressionWrapper(OuterRef("unit__path"), CharField())
    holders = _there().filter(post__kind=OuterRef("post")).annotate(path=path)
    nobody = Q(person__isnull=True) & ~Exists(holders.filter(path__startswith=F("post__unit__path")))
    left = Q(person__isnull=False, person__is_system=False) & ~Exists(_there().filter(person=OuterRef("person")))
    return Task.objects.open().filter(nobody | left)


def _there():
    """The holdings of today by which somebody can act."""
    stood_in_for = Substitution.objects.on().filter(substitute__is_active=True).values("holding")
    return Holding.objects.on().filter(Q(person__is_active=True) | Q(pk__in=stood_in_for))


def tasks_that_strand():
    """Pairs (task, why) of all open tasks that nobody can do: nobody is asked, or those who are asked may not."""
    nobody = {task.pk for task in tasks_of_nobody()}
    actors = [actor for person in _people() for actor in actors_of(person) if actor.posts]
    tasks = Task.objects.open().exclude(person__is_system=True).select_related("unit", "person", "owner")
    for task in tasks.prefetch_related("record").order_by("pk"):
        if task.pk in nobody:
            yield task, _("Nobody is there: {whom}.").format(whom=task.waits_for_words())
        elif task.record is not None and not _somebody_may(task, actors):
            yield task, _("Whoever is asked may not do it: {whom}.").format(whom=task.waits_for_words())


def _people():
    return User.objects.filter(is_active=True, is_system=False).order_by("pk")


def _somebody_may(task: Any, actors: list[Actor]) -> bool:
    """Whether one of those who are asked meets the rules on persons of an act that the task waits for."""
    model: Any = type(task.record)
    known = acts_of(model)
    acts = [known[name] for name in task.flow_task.acts if str(task.record.state) in known[name].source]
    asked = [actor for actor in actors if task.is_for(actor)]
    return any(act.clock or not unmet(act.who, task.record, actor) for act in acts for actor in asked)
