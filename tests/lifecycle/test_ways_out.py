"""Nothing strands: out of every state that is no end somebody leads on, and is asked, whoever of those named has left.

A person who leaves hands their posts to a successor. What is asked of a person by name is not handed on with the post:
somebody must be able to go on all the same, or to name another in that place. To give the work up is no way out.
"""

import inspect
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction

from qms.acts.acts import acts_of
from qms.acts.rules import unmet
from qms.ledger.entry import recording
from qms.ledger.now import frozen, today
from qms.lifecycle.models import Task
from qms.lifecycle.registry import record_types
from qms.organisation.handover import work_left_by
from qms.people.actors import actors_of
from qms.people.models import Holding
from tests.access.lines import gathered
from tests.access.test_acts_by_person import PREPARED
from tests.access.world import populated_office
from tests.office import fresh
from tests.processes.cases import making as cases

User = get_user_model()

# States that give the work up or end it by the way: to be led there is no going on.
GIVEN_UP = {"cancelled", "withdrawn", "refused", "rejected", "left_out", "ended", "superseded", "lapsed"}
# Who did something, not who is to do it.
DOERS = {"created_by", "proposed_by", "drafted_by", "submitted_by", "written_by", "assessed_by"}
# States in which a record rests, each with why nobody is asked.
RESTING = {
    ("Acknowledgement", "lapsed"): "nobody needs to read it; the clock asks again whoever comes back into the post",
    ("Citation", "proposed"): "counts until somebody refuses it; the page of what is cited asks to confirm it",
    ("Citation", "confirmed"): "counts until the text says so no more",
    ("Citation", "refused"): "counts no more; confirmed after all only when somebody thinks again",
    ("Citation", "lapsed"): "found again when a text says so again",
    ("Attainment", "valid"): "holds until its last day; the clock asks some weeks before",
    ("Competence", "in_use"): "a catalogue waits for nobody",
    ("Competence", "retired"): "a catalogue waits for nobody",
    ("ParCriterion", "draft"): "asked for once its index is opened, which somebody is asked for",
    ("ParCriterion", "checked"): "its index is approved, and the city's result taken in, as a whole",
    ("Edition", "in_force"): "worked by until top management adopts a later one",
    ("Authority", "in_force"): "holds until top management decides anew",
    ("Cause", "in_use"): "a catalogue waits for nobody",
    ("Cause", "retired"): "a catalogue waits for nobody",
    ("ControlledCopy", "issued"): "with its holder until its revision is out of force",
    ("ControlledCopy", "returned"): "with whoever keeps the documents; destroyed with a minute when they choose",
    ("ControlledCopy", "lost"): "nobody looks for it for ever; found again it is given back",
    ("RecordSeries", "in_use"): "a line of a list waits for nobody; the clock asks when the time of records is over",
    ("RecordSeries", "retired"): "a line of a list waits for nobody",
    ("Hold", "on"): "holds until whoever put it lifts it",
    ("ChangeRequest", "revising"): "the revision that answers it waits for its own people",
    ("Pattern", "in_use"): "a catalogue waits for nobody",
    ("PublishedList", "whole"): "compared with what is in force whenever somebody looks, until the next one is whole",
    ("Question", "in_use"): "a catalogue waits for nobody",
    ("Question", "retired"): "a catalogue waits for nobody",
    ("DocumentRevision", "effective"): "in force until the next is released or it is withdrawn",
    ("ExternalDocument", "in_force"): "in force until its issuer ends it, or the clock on its last day",
    ("ExternalDocument", "replaced"): "over; taken back only where somebody was mistaken",
    ("ExternalDocument", "expired"): "over; taken back only where somebody was mistaken",
    ("Import", "reading"): "a worker reads it",
    ("Import", "prepared"): "whoever sent the file takes what they need; a keeper goes on in their own name",
    ("Import", "taking"): "a worker takes its rows in",
    ("Import", "partly"): "whoever sent the file takes what they need; a keeper goes on in their own name",
    ("Nonconformity", "closed"): "reopened only when it comes again",
    ("Objective", "running"): "the clock asks for each value, and for the evaluation when the term is over",
    ("PeriodicReport", "left_out"): "the round went on without it; the unit may hand it in late",
    (
        "Plan",
        "running",
    ): "its tasks and rounds are asked for one by one; the preparation of the next year asks to close it",
    ("ProcedureVersion", "drafted"): "moves with the revision of its document",
    ("ProcedureVersion", "frozen"): "moves with the revision of its document",
    ("Process", "run"): "runs until it is retired",
    ("Process", "retired"): "taken up only when it is needed again",
    (
        "YearPreparation",
        "ready",
    ): "the year has what it needs; taken up only when what was left out is needed after all",
    ("Risk", "monitored"): "the clock asks on the day of its review",
    ("Survey", "draft"): "nobody waits for a survey that is not opened",
    ("Survey", "open"): "the clock closes it on its last day",
}
RESTING |= gathered("RESTING")
# Where nobody goes on for a named person who left, each with what happens instead.
ENDS_WITH_THE_PERSON = {
    ("Comment", "open"): "whoever is named the author of the revision instead is asked for the answer",
    ("Comment", "answered"): "the quality manager settles it; the revision goes on without",
    ("Finding", "agreed"): "the clock closes it once its nonconformity is closed, or the unit has responded",
    (
        "Acknowledgement",
        "pending",
    ): "the clock ends it: whoever left the post need not read; the successor is asked on their first day",
}


def is_end(record):
    """Whether no act leads out of where the record is."""
    return not any(record.state in each.source and each.target not in ("same", record.state) for each in acts(record))


def acts(record):
    return acts_of(type(record)).values()


def onward(record):
    """The acts that carry the work on from where the record is."""
    return [e for e in acts(record) if record.state in e.source and e.target not in ("same", record.state, *GIVEN_UP)]


def naming(record, places):
    """The acts by which somebody else is put in one of these places."""
    here = [each for each in acts(record) if record.state in each.source]
    return [each for each in here if places & set(inspect.signature(getattr(record, each.name)).parameters)]


def named_in(record):
    """{person: the places in which the record or a part of it names them}."""
    found = {}
    rows = [(record, None), *((row, name) for name in record.parts for row in getattr(record, name).all())]
    for row, part in rows:
        for field in row._meta.fields:
            if field.related_model is User and field.name not in DOERS and getattr(row, field.name):
                found.setdefault(getattr(row, field.name), set()).add(part or field.name)
    for task in Task.objects.about(record).open():
        found.setdefault(task.person, set()) if task.person else None
    return {person: places for person, places in found.items() if not person.is_system}


def leave(office, person):
    """The person's posts are a successor's from today on."""
    with recording(by=office.system, act="set_up"):
        successor = User.objects.create(username="nguoimoi", full_name="Người mới")
        for held in Holding.objects.on().filter(person=person):
            Holding.objects.create(post=held.post, person=successor, since=today())
            held.until = today() - timedelta(days=1)
            held.save()


def actors_there():
    """Everybody who holds a post today, in each of their capacities."""
    people = User.objects.filter(is_system=False)
    return [actor for person in people for actor in actors_of(fresh(person)) if actor.posts]


def some_pass(record, moves, actors):
    """Whether somebody may do one of these acts, or the clock does one by itself."""
    return any(each.clock or not unmet(each.who, record, actor) for each in moves for actor in actors)


def is_asked(record, actors):
    """Whether an open task waits for somebody there, or for the clock."""
    asked = list(Task.objects.about(record).open())
    return any((task.person and task.person.is_system) or any(map(task.is_for, actors)) for task in asked)


def has_a_way_out(record):
    actors = actors_there()
    assert some_pass(record, onward(record), actors), "nobody can go on"
    assert is_asked(record, actors), "nobody is asked"


def goes_on_without(office, record, person, places):
    """Somebody else goes on and is asked, or somebody names another in the place of whoever left."""
    with transaction.atomic():
        leave(office, person)
        there, actors = type(record).objects.get(pk=record.pk), actors_there()
        goes_on = some_pass(there, onward(there), actors) and is_asked(there, actors)
        goes_on = goes_on or some_pass(there, naming(there, places), actors)
        transaction.set_rollback(True)
        return goes_on


def untold(office, record):
    """Who is asked for the record by name, and would not find it among what they hand over when they leave."""
    for person in named_in(record):
        work = work_left_by([person], office.system)
        told = {each.record for each in (*work.named, *work.on_pages, *work.ends)}
        told |= {task.record for task in work.alone}
        if record not in told and Task.objects.about(record).open().filter(person=person):
            yield person


def without_a_day(record):
    """What people are asked for on a record and is never due; nobody waits for the clock."""
    asked = Task.objects.about(record).open().exclude(person__is_system=True)
    return [task.verb for task in asked.filter(due_at=None)]


@pytest.mark.slow
@pytest.mark.parametrize("prepared", PREPARED, ids="-".join)
def test_somebody_leads_on_and_is_asked_whoever_has_left(db, prepared):
    with frozen(cases.MONDAY):
        office = populated_office()
        made = PREPARED[prepared](office)
        record = type(made).objects.get(pk=made.pk)
        kind = (type(record).__name__, str(record.state))
        assert without_a_day(record) == [], "name the usual time in the usual_times.toml of its slice"
        if is_end(record) or kind in RESTING:
            return
        has_a_way_out(record)
        stranded = [
            f"{person} ({', '.join(places)})"
            for person, places in named_in(record).items()
            if kind not in ENDS_WITH_THE_PERSON and not goes_on_without(office, record, person, places)
        ]
        assert not stranded
        assert not list(untold(office, record))


def test_every_state_out_of_which_an_act_leads_was_prepared():
    machines = {kind.model.__name__: acts_of(kind.model).values() for kind in record_types().values()}
    left = {(name, state) for name, moves in machines.items() for each in moves for state in each.source}
    assert left <= {*PREPARED}


def test_what_rests_is_still_there():
    assert {*RESTING, *ENDS_WITH_THE_PERSON} <= {*PREPARED}
