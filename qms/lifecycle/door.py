"""The one door: nothing else moves a record.

It checks, moves, keeps the evidence and drives the task that waited, in one transaction.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import cache
from types import MethodType
from typing import Any, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from qms.acts.acted_on import ActedOn
from qms.acts.acts import CREATE, Act, Move, acts_of, name_of
from qms.acts.rules import asked_once, unmet
from qms.ledger.chain import sha256
from qms.ledger.entry import recording
from qms.ledger.prepared_queries import Prepared
from qms.people.actors import Actor, actor_for, actors_of
from qms.people.models import User
from qms.people.signatures import prove
from qms.text.vietnamese import tidied, tidy

from .alarms import ask_alarm
from .errors import ConcurrentTransition, NotVisible, RuleNotMet, WrongPerson, WrongState
from .flows import drive, start
from .signals import moved
from .vetoes import vetoes_of

M = TypeVar("M", bound=ActedOn)
Begun = Collection[tuple[ActedOn, dict[str, Any]]]  # records, each with the values from which it was begun


@transaction.atomic(savepoint=False)
def perform(
    move: Move,
    *,
    by: User,
    reason: str = "",
    sequence: int | None = None,
    password: str | None = None,
    declared_on: date | None = None,
    **values: Any,
) -> Any:
    """Perform one act (a bound method of a record) for one person, keep the evidence and drive the work on.

    Raises NotVisible, WrongPerson (a PermissionDenied), RuleNotMet (all unmet rules at once), WrongState
    (a TransitionNotAllowed), ConcurrentTransition or ValidationError; then nothing has changed.
    Returns the record as it now is; the instance it was given is brought up to date too.
    """
    ask_alarm()
    given, name, values = _record_of(move), move.__name__, tidied(values)
    record = _locked(given, by, sequence)
    act = acts_of(type(record))[name]
    actor = _actor_for(record, act, by)
    _ask_rules(record, act, actor)
    _ask_words(act, by, reason, password)
    signature = sha256(record.signed_content()) if act.sign else ""
    _move(record, name, actor, values, reason=tidy(reason).strip(), declared_on=declared_on, signature=signature)
    given.__dict__.update(record.__dict__)
    return record


@transaction.atomic(savepoint=False)
def create(model: type[M], *, by: User, reason: str = "", declared_on: date | None = None, **values: Any) -> M:
    """Create a record for one person: the act `create`. Raises WrongPerson, RuleNotMet or ValidationError."""
    ask_alarm()
    first, values = actors_of(by)[0], tidied(values)
    record = model.begin(actor=first, **values)
    actor = actor_for(model.who_creates, record, by)
    if actor is None:
        raise WrongPerson(unmet(model.who_creates, record, first)[0], record)
    _bring_forth([(record, values)], actor, tidy(reason).strip(), declared_on)
    return record


def create_as_part(model: type[M], *, actor: Actor, reason: str = "", **values: Any) -> M:
    """Create a record that is part of another record's act; the person was asked at that act."""
    record = model.begin(actor=actor, **values)
    _bring_forth([(record, values)], actor, reason)
    return record


def create_many_as_part(model: type[M], *, actor: Actor, many: Iterable[dict[str, Any]], reason: str = "") -> list[M]:
    """Create a record of one model from each of these values, all of them parts of another record's act.

    They are written together: however many they are, the queries are those of one. Only where a rule stands before
    the creation is each created by itself, since the rule must see those created before.
    """
    if model.needs_to_create:
        return [create_as_part(model, actor=actor, reason=reason, **values) for values in many]
    begun = [(model.begin(actor=actor, **values), values) for values in many]
    if begun:
        _bring_forth(begun, actor, reason)
    return [record for record, _values in begun]


@transaction.atomic(savepoint=False)
def create_together(model: type[M], *, by: User, many: Iterable[dict[str, Any]]) -> list[M]:
    """Create records of one model for one person: each is asked as by `create`, and they are written together.

    Each of `many` has the values of one, with its `reason` and `declared_on`. Where a rule stands before the creation,
    each is created by itself, since the rule must see those created before.
    """
    if model.needs_to_create:
        return [create(model, by=by, **values) for values in many]
    ask_alarm()
    first, records = actors_of(by)[0], []
    alike: dict[Any, list[tuple[M, dict[str, Any]]]] = {}
    for given in many:
        values = tidied(given)
        words = tidy(values.pop("reason", "")).strip(), values.pop("declared_on", None)
        record = model.begin(actor=first, **values)
        actor = actor_for(model.who_creates, record, by)
        if actor is None:
            raise WrongPerson(unmet(model.who_creates, record, first)[0], record)
        records.append(record)
        alike.setdefault((actor, *words), []).append((record, values))
    for (actor, reason, declared_on), begun in alike.items():
        _bring_forth(begun, actor, reason, declared_on)
    return records


def _bring_forth(begun: Begun, actor: Actor, reason: str, declared_on: date | None = None) -> None:
    """Write records of one model, each begun from its values, and start their flows, in one recording."""
    records = [record for record, _values in begun]
    model = type(records[0])
    for record in records:
        missing = unmet(model.needs_to_create, record, actor)
        if missing:
            raise RuleNotMet([each.sentence for each in missing])
    with recording(
        by=actor.person, act=CREATE, reason=reason, on_behalf_of=actor.on_behalf_of, declared_on=declared_on
    ) as entry:
        for record in records:
            record.was_begun(entry)
        model.save_all(records)
        for record, values in begun:
            record.after_creation(actor=actor, **values)
        start(records)
        for record in records:
            moved.send(sender=model, record=record, act=CREATE, actor=actor, source=None)


def follow(move: Move, *, actor: Actor, reason: str = "", **values: Any) -> Any:
    """Perform an act that is part of another record's act, in the same recording.

    The person was asked at the first act, so only state and rules are asked here. Raises WrongState or RuleNotMet.
    """
    given = _record_of(move)
    record = _lock(type(given), given.pk)
    if record is None:
        raise NotVisible
    return _follow(record, move.__name__, actor, reason, values)


def follow_each(rows: Iterable[M], move: Move, *, actor: Actor, reason: str = "", **values: Any) -> list[M]:
    """Perform an act on each of these rows, as `follow` does.

    A queryset is read once, under lock; the rows `beside` a record are read and locked with it already.
    """
    locked = _under_lock(rows) if isinstance(rows, QuerySet) else rows
    return [_follow(record, name_of(move), actor, reason, values) for record in locked]


def follow_together(
    rows: QuerySet[M],
    move: Move,
    *,
    actor: Actor,
    values: dict[Any, dict[str, Any]],
    write: Callable[[list[M]], None],
    reason: str = "",
) -> list[M]:
    """Perform an act on each of these rows, each with its own values (by key), as `follow` does, written together.

    `write` is told of the records before they are written, and writes together what their acts left to it.
    """
    name, records = name_of(move), list(_under_lock(rows))
    if not records:
        return []
    sources = [record.state for record in records]
    for record in records:
        _ask_state_and_rules(record, name, actor)
    with recording(by=actor.person, act=name, on_behalf_of=actor.on_behalf_of, reason=reason):
        parts = [getattr(record, name)(actor=actor, **values[record.pk]) for record in records]
        write(records)
        rows.model.save_all(records)
        for record, source, part in zip(records, sources, parts, strict=True):
            drive(record, name, actor, source, part)
            moved.send(sender=type(record), record=record, act=name, actor=actor, source=source)
    return records


def _follow(record: ActedOn, name: str, actor: Actor, reason: str, values: dict[str, Any]) -> Any:
    _ask_state_and_rules(record, name, actor)
    _move(record, name, actor, values, reason=reason)
    return record


def _ask_state_and_rules(record: ActedOn, name: str, actor: Actor) -> None:
    act = acts_of(type(record))[name]
    if str(record.state) not in act.source:
        raise WrongState([_("Not possible in this state.")])
    _ask_rules(record, act, actor)


def _move(record: ActedOn, name: str, actor: Actor, values: dict[str, Any], **words: Any) -> None:
    """Let the record do what was asked for, keep it with its words, drive the work on, and tell who listens."""
    source = record.state
    with recording(by=actor.person, act=name, on_behalf_of=actor.on_behalf_of, **words):
        part = getattr(record, name)(actor=actor, **values)
        record.save()
        drive(record, name, actor, source, part)
        moved.send(sender=type(record), record=record, act=name, actor=actor, source=source)


def possible_acts(record: ActedOn, user: User) -> list[tuple[Act, Actor | None, list[Any]]]:
    """Every act of the record with the actor who could do it and the sentences that stand against it now."""
    with asked_once():
        return [(act, *possible_act(record, act, user)) for act in acts_of(type(record)).values()]


def possible_act(record: ActedOn, act: Act, user: User) -> tuple[Actor | None, list[Any]]:
    """The actor who could do an act of the record, and the sentences that stand against it now.

    What is not possible in this state is nobody's to do, and nobody's posts and deeds are asked for it.
    """
    if str(record.state) not in act.source:
        return None, [_("Not possible in this state.")]
    actor = actor_for(act.who, record, user)
    if actor is None:
        return None, [each.sentence for each in unmet(act.who, record, actors_of(user)[0])]
    rules = [*act.rules, *vetoes_of(type(record), act.name)]
    return actor, [each.sentence for each in unmet(rules, record, actor)]


def _record_of(move: Move) -> ActedOn:
    """The record whose bound method this is."""
    record: Any = cast(MethodType, move).__self__
    return record


def _locked(given: M, by: User, sequence: int | None) -> M:
    """The record as the database has it, locked; visible to the person and as new as they saw it."""
    record = _lock(type(given), given.pk)
    if record is None or not record.is_visible_to(by):
        raise NotVisible
    if sequence is not None and sequence != record.sequence:
        raise ConcurrentTransition(_("Somebody was faster: this record has changed in between."))
    return record


def _lock(model: type[M], pk: Any) -> M | None:
    """The row under a lock, with those that its acts take along beside it; None when there is no such row."""
    rows = _by_key(model).rows(pk)
    record = next((row for row in rows if row.pk == pk), None)
    if record is not None:
        record.beside = [row for row in rows if row is not record]
    return record


@cache
def _by_key(model: type[ActedOn]) -> Prepared:
    return Prepared(lambda key: _under_lock(model._base_manager.filter(model.locked_with(key))))


def _under_lock(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows in the order of their creation, each locked, with the relations that their rules ask for."""
    return rows.select_related(*rows.model.reads_with).select_for_update(of=("self",)).order_by("pk")


def _actor_for(record: ActedOn, act: Act, by: User) -> Actor:
    """The capacity in which the person may act. A wrong state is told before a wrong person."""
    actors = [Actor(by)] if by.is_system else actors_of(by)
    if str(record.state) not in act.source:
        also = unmet([*act.who, *act.rules], record, actors[0])
        raise WrongState([_("Not possible in this state."), *(each.sentence for each in also)])
    if by.is_system and act.clock:
        return actors[0]
    refusals = []
    for actor in actors:
        missing = unmet(act.who, record, actor)
        if not missing:
            return actor
        refusals.append(missing)
    # The capacity that comes furthest says why not: a substitute hears more than "you do not hold the post".
    places = [each.name for each in act.who]
    raise WrongPerson(max((missing[0] for missing in refusals), key=lambda rule: places.index(rule.name)), record)


def _ask_rules(record: ActedOn, act: Act, actor: Actor) -> None:
    missing = unmet([*act.rules, *vetoes_of(type(record), act.name)], record, actor)
    if missing:
        raise RuleNotMet([each.sentence for each in missing])


def _ask_words(act: Act, by: User, reason: str, password: str | None) -> None:
    """A reason where one is asked for, and the person's password where they sign."""
    faults = {}
    if act.reason and not tidy(reason).strip():
        faults["reason"] = _("Give a reason.")
    if faults:
        raise ValidationError(faults)
    if act.sign:
        prove(by, password)
