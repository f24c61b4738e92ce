"""What a record names is told as far as whoever reads may see it: every kind of record, every role, every link.

One record at a time is hidden from everybody; whatever links to it is then looked at: page, register, sheet, answer.
"""

from html import unescape

import pytest
from django.db.models import ForeignKey
from django.test import Client
from django.urls import reverse

from qms.api.tokens import issue_token
from qms.evidence.links import link
from qms.ledger.entry import recording
from qms.lifecycle.registry import record_types
from qms.web.record_pages import linked
from tests.office import fresh

from .hiding import hidden, kinds, links_between
from .world import ROLES

pytestmark = pytest.mark.both_databases
UNSEEN = "1 hồ sơ đồng chí không được xem"
# Links by which no record of the world is linked: what shows them is looked at in the tests of their slices.
NOT_IN_THE_WORLD = {"Feedback.case", "Finding.repeats", "Hold.record", "Risk.issue", "Risk.need"}


SHOWS_NO_LINKS = {"ManagementReview", "Plan"}  # their pages are their own lists, each as far as it may be seen


def browser_of(person):
    found = Client(headers={"Authorization": f"Token {issue_token(person)}"})
    found.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return found


def beside():
    """The links that are not part of what their record says: (model, name of the relation)."""
    return [(model, name) for model, name, _kind in links_between() if name not in model.belongs_to]


def faces_of(record):
    """Where a record is told of: its page, its register and the sheet of it, the API's answer and history."""
    kind = kinds()[type(record)]
    yield reverse(f"{kind.url_name}_record", args=[record.pk])
    yield reverse(kind.url_name)
    yield reverse(f"{kind.url_name}_csv")
    yield f"/api/{kind.collection}/{record.pk}"
    yield f"/api/{kind.collection}/{record.pk}/history"


def told_in(said, record):
    """Whether the number of a record is said, or its title where no other record has it too."""
    rows = type(record)._base_manager.exclude(pk=record.pk)
    is_its_own = not any(record.title_text() in (each.title_text(), "") for each in rows)
    return record.number in said or (is_its_own and record.title_text() in said)


def said_by(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, address
    if "json" in answer["Content-Type"]:
        return str(answer.json())
    return unescape(answer.getvalue().decode())


def test_what_belongs_to_a_record_is_a_link_to_another(world):
    for model in kinds():
        for name in model.belongs_to:
            assert name in {each for owner, each, _kind in links_between() if owner is model}, (model, name)


def test_no_link_tells_of_what_may_not_be_seen(world):
    """Neither title nor number, but that there is one."""
    browser, looked_at = browser_of(world.office.qmr), set()
    for model, name in beside():
        rows = model._base_manager.order_by("-pk")
        record = next((each for each in rows if type(getattr(each, name)) in kinds()), None)
        if record is None:
            continue
        looked_at.add(f"{model.__name__}.{name}")
        other = getattr(record, name)
        page, *_others = faces_of(record)
        assert other.number in said_by(browser, page), (page, "it is told where it may be seen")
        with hidden(other):
            assert UNSEEN in said_by(browser, page), page
            for address in faces_of(record):
                assert not told_in(said_by(browser, address), other), address
    every = {f"{model.__name__}.{name}" for model, name in beside()}
    assert looked_at == every - NOT_IN_THE_WORLD


def test_records_that_are_joined_tell_each_role_what_it_may_see_and_count_the_rest(world):
    """Every kind of record, joined with one that is hidden."""
    other = world.nonconformity
    records = [record for kind in record_types().values() if (record := kind.model._base_manager.first()) is not None]
    records = [each for each in records if each != other]
    assert len(records) > 50
    with recording(by=world.office.qmr, act="join"):
        for each in records:
            link(each, other)
    people = [fresh(getattr(world.office, name)) for role, name in ROLES.items() if name]
    for each in records:
        for person in people:
            sees = other.is_visible_to(person)
            found = linked(each, person)
            told = [entry["record"] for entry in [*found["came"], *found["leads"]]]
            assert (other in told) is sees, (each, person)
            assert bool(found["unseen"]) or sees, (each, person)
    browser, silent = browser_of(world.office.qmr), set()
    with hidden(other):
        for each in records:
            said = said_by(browser, next(faces_of(each)))
            assert not told_in(said, other), each
            silent |= set() if "đồng chí không được xem" in said else {type(each).__name__}
    assert silent == SHOWS_NO_LINKS


def test_search_neither_finds_nor_counts_it(world):
    browser, other = browser_of(world.office.qmr), world.nonconformity
    asked = {"q": other.number}
    assert [each.count for each in browser.get(reverse("search"), asked).context["groups"]]
    with hidden(other):
        found = browser.get(reverse("search"), asked).context["groups"]
        assert other.pk not in [hit.pk for each in found if each.name == "nonconformities" for hit in each._rows]
        for kind in ("nonconformities_csv", "nonconformities"):
            assert not told_in(said_by(browser, reverse(kind)), other), kind


def test_every_relation_between_records_is_looked_at():
    """A column that leads to a record is one of those above, whichever slice adds it."""
    known = {(model, name) for model, name, _kind in links_between()}
    for model in kinds():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model in kinds():
                assert (model, field.name) in known
