"""What waits for people who leave, change posts or are away, what names them, and how each of it is handed over."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _

from qms.acts.acts import SAME, acts_of
from qms.inbox.act_words import address_of
from qms.ledger.now import today
from qms.lifecycle.models import Task
from qms.lifecycle.reception import attempt
from qms.people.actors import actor_for
from qms.people.models import Holding, User

from .named_places import Place, model_of_part, places


@dataclass(frozen=True)
class Named:
    """One place at which a record names one person; `act` is what puts another there now, if anything does."""

    place: Place
    record: Any
    person: User
    row: Any  # the row of the part that names them; the record itself where it has none
    act: str = ""
    by_form: bool = False

    @property
    def key(self):
        """What tells it apart from everything else on the page."""
        return f"{self.place.kind.collection}-{self.place.part}-{self.place.field}-{self.row.pk}"

    @property
    def url(self):
        """The page on which it is looked at; where another is named by a form, that form."""
        verb = self.act if self.by_form else ""
        kind = self.place.kind
        return address_of(_type_key(kind.model), self.record.pk, verb)

    @property
    def detail(self):
        """Which of several like it is meant."""
        words = [getattr(self.row, f"get_{name}_display")() for name in self.place.told_by]
        return ", ".join(map(str, words))

    def obstacle(self, user):
        """Why this person can't name another here, with the names of those who can; empty where they can."""
        act = acts_of(self.place.kind.model)[self.act]
        if actor_for(act.who, self.record, user):
            return ""
        names = sorted({name for each in act.who for name in each.who(self.record)})
        return _("Can be done by: {who}").format(who=", ".join(names)) if names else str(act.who[0].sentence)

    def hand_over(self, to, *, by, reason):
        """Put another person there by the record's own act; the Outcome of the door."""
        given = {name: getattr(self.row, name) for name in self.place.told_by}
        given[self.place.parameter] = self._with(to) if self.place.holds_several else to
        return attempt(getattr(self.record, self.act), by=by, reason=reason, **given)

    def _with(self, to):
        """Everybody who stands in this part, with another in the place of this person."""
        rows = getattr(self.record, self.place.part).select_related(self.place.field).order_by("pk")
        people = [getattr(row, self.place.field) for row in rows if getattr(row, "active", True)]
        return list(dict.fromkeys(to if each == self.person else each for each in people))


@dataclass(frozen=True)
class Work:
    """What these people would leave behind, as one reader sees it."""

    named: list
    on_pages: list  # named by a form that names several, on a page of its own
    ends: list  # what names them and nobody else can take: it is ended, or ends by itself
    claimed: list
    alone: list  # tasks that wait for them by name, where no act names another
    hidden: int = 0  # how many records name them that the reader may not see

    @property
    def is_empty(self):
        return not any((self.named, self.on_pages, self.ends, self.claimed, self.alone, self.hidden))


def work_left_by(people, user):
    """Everything that these people would leave behind, of what this user may see."""
    named, hidden = [], 0
    for place in places():
        found = _rows_naming(place, people)
        seen = _seen(place.kind.model, [record.pk for record, _row in found], user)
        hidden += sum(record.pk not in seen for record, _row in found)
        named += [_named(place, record, row) for record, row in found if record.pk in seen]
    return _sorted(named, _tasks_of(people), user, hidden)


def _seen(model, keys, user):
    return set(model.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()


def _sorted(named, tasks, user, hidden):
    """What is handed over here, what on pages of its own, and what can't be handed over."""
    here = [each for each in named if each.act and not each.by_form]
    pages = list({(each.record, each.person): each for each in named if each.by_form}.values())
    ends = [each for each in named if not each.act]
    led_on = {(_type_key(type(each.record)), each.record.pk, each.person.pk) for each in named}
    left = [task for task in tasks if (task.record_type_id, task.record_id, task.person_id) not in led_on]
    seen = [task for task in left if task.record is not None and task.record.is_visible_to(user)]
    claimed = [each for each in seen if not each.person_id]
    alone = [each for each in seen if each.person_id]
    # What is named and hidden is counted with its record; what was only taken on is told by its task alone.
    hidden += sum(not task.person_id for task in left) - len(claimed)
    return Work(here, pages, ends, claimed, alone, hidden)


def _rows_naming(place, people):
    """Pairs (record, the row that names somebody) of a place that these people stand in and are still needed at."""
    model = place.kind.model
    if not place.part:
        rows = model._base_manager.filter(_still_needed(place), **{f"{place.field}__in": people})
        return [(row, row) for row in rows.select_related(*model.reads_with, place.field).order_by("pk")]
    part = model_of_part(model, place.part)
    back = model._meta.get_field(place.part).field.name
    needed = {f"{place.field}__in": people, f"{back}__state__in": list(_acts_by_state(place))}
    rows = part._base_manager.filter(**needed)
    if any(field.name == "active" for field in part._meta.concrete_fields):
        rows = rows.filter(active=True)
    records = [f"{back}__{name}" for name in model.reads_with]
    return [(getattr(row, back), row) for row in rows.select_related(back, *records, place.field).order_by("pk")]


def _acts_by_state(place):
    return place.handing or place.by_form or {}


def _still_needed(place):
    """The states in which another can be named; where none ever is, those that something still leads out of."""
    model = place.kind.model
    if place.handing:
        return Q(state__in=list(place.handing))
    leading = {state for each in acts_of(model).values() if _ends(each) and not each.clock for state in each.source}
    lasting = Q(until__isnull=True) | Q(until__gte=today()) if _has(model, "until") else Q()
    return Q(state__in=leading) & lasting


def _ends(act):
    return act.target != SAME or act.name == "end"


def _has(model, name):
    return any(field.name == name for field in model._meta.concrete_fields)


def _named(place, record, row):
    act = _acts_by_state(place).get(str(record.state), "")
    return Named(place, record, getattr(row, place.field), row, act, by_form=bool(place.by_form))


def _type_key(model):
    return ContentType.objects.get_for_model(model).pk


def _tasks_of(people):
    waiting = Q(person__in=people) | Q(owner__in=people, person__isnull=True)
    tasks = Task.objects.open().filter(waiting).select_related("person", "owner", "unit")
    return list(tasks.prefetch_related("record").order_by("due_at", "pk"))


def what_ends(named):
    """What is to be done where nobody else can be named: pairs (label, address), none where it ends by itself."""
    acts = acts_of(named.place.kind.model).values()
    mine = [each for each in acts if str(named.record.state) in each.source and _ends(each) and not each.clock]
    kind = _type_key(type(named.record))
    return [(each.label, address_of(kind, named.record.pk, each.name)) for each in mine if each.name == "end"]


def posts_left_by(person):
    """The posts a person holds: how much work waits for each, and who does it when they are gone."""
    held = Holding.objects.on().filter(person=person).select_related("post__unit", "person")
    return [
        {"holding": each, "tasks": waiting_for(each.post).count(), "others": others_than(each.person, each.post)}
        for each in held
    ]


def waiting_for(post):
    """The open tasks that wait for a post and that nobody has taken on."""
    tasks = Task.objects.open().filter(person__isnull=True, owner__isnull=True, post=post.kind)
    return tasks.filter(unit__path__startswith=post.unit.path)


def others_than(person, post):
    """Who else does the work of a post: those who hold its kind in its unit or above it."""
    held = Holding.objects.on().filter(post__kind=post.kind, person__is_active=True).exclude(person=person)
    held = held.exclude(post=post) if person is None else held
    held = held.select_related("person", "post__unit")
    return list(dict.fromkeys(each.person for each in held if post.unit.path.startswith(each.post.unit.path)))
