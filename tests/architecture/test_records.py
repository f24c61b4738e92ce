"""Every record tells all about itself: its way in, its clauses, what a pack does with it, its tones."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from qms.acts.acted_on import ActedOn
from qms.acts.states import States
from qms.lifecycle.moving_record import MovingRecord
from qms.lifecycle.registry import faces, record_types
from qms.lifecycle.ways import offers, ways
from qms.web.figures import figures

TYPES = record_types()
CLAUSE = re.compile(r"^\d{1,2}(\.\d){0,3}$")
SPRITE = settings.BASE_DIR / "qms" / "web" / "static" / "vendor" / "icons" / "sprite.svg"


def faceless():
    """Records without a face."""
    known = {kind.model for kind in TYPES.values()}
    return [model for model in _concrete(MovingRecord) if model not in known]


def _concrete(base):
    for model in base.__subclasses__():
        yield from _concrete(model)
        if not model._meta.abstract and model.__module__.split(".")[0] != "tests":
            yield model


def test_every_row_that_changes_by_acts_has_a_face():
    known = {face.model for face in faces().values()}
    without = [model for model in _concrete(ActedOn) if model not in known]
    assert without == [], "declare it in the record.py of its slice"


def test_every_record_has_a_face():
    assert faceless() == [], "declare it in the record.py of its slice"


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_it_tells_its_clauses(kind):
    assert kind.clauses and all(map(CLAUSE.match, kind.clauses)), f"{kind.collection}: name its clauses"


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_it_says_what_its_pages_are_for(kind):
    assert len(str(kind.purpose)) > 30 and str(kind.purpose).endswith("."), f"{kind.collection}: say it in a sentence"


def test_ways_to_what_is_no_record_say_what_their_pages_are_for():
    of_records = {(kind.way.url_name or kind.url_name) for kind in TYPES.values() if kind.way}
    silent = [url_name for url_name, way in ways() if url_name not in of_records and not way.purpose]
    assert silent == [], "give the way its purpose"


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_it_has_a_way_in_or_says_through_what_it_is_reached(kind):
    assert bool(kind.way) != bool(kind.reached_through), f"{kind.collection}: either a way, or reached_through"


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_each_of_its_states_has_a_tone(kind):
    if any(field.name == "state" for field in kind.model._meta.fields):
        states = kind.model._meta.get_field("state").states
        assert issubclass(states, States), f"{kind.collection}: its states are declared as States, each with its tone"


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_what_names_applicants_hands_out_no_forms(kind):
    assert not (kind.in_pack.names_people and kind.in_pack.forms and kind.printed_forms), kind.collection


def test_places_keys_and_addresses_of_the_ways_are_their_own():
    every = [way for _url_name, way in ways()]
    for values in ([way.place for way in every], [way.key for way in every if way.key]):
        assert len(values) == len(set(values))
    assert all(reverse(url_name) for url_name, _way in ways())


def test_every_icon_told_is_in_the_sprite():
    drawn = set(re.findall(r'symbol id="([a-z0-9-]+)"', SPRITE.read_text()))
    asked = {way.icon for _url_name, way in ways()} | {offer.icon for offer in offers()}
    assert asked <= drawn, asked - drawn


def test_figures_for_reviews_name_an_input_that_there_is():
    from audits.reviews.states import InputKind

    known = {kind.letter for kind in InputKind}
    assert {figure.review_input for figure in figures()} - {""} <= known
