"""Worlds: what many tests find in the database before they begin, made once and rolled back, not made for each test.

A fixture marked `@world` is made in a transaction that stays open beneath those of the tests, for as long as the tests
that follow ask for the same; its arguments are the worlds it stands on. Every test is given copies of the objects, so
none leaves a trace in them. A test that really commits is given a world of its own, as by any other fixture.
"""

import inspect
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import override

from qms.ledger.now import frozen

OWN = ("request", "db", "ground")


def world(make):
    """A fixture whose value and rows are made once and shared by the tests that follow each other."""

    def fixture(ground, **given):
        below = {name: given[name] for name in inspect.signature(make).parameters}
        return ground.copies[make] if make in ground.copies else make(**below)

    parameters = [*OWN, *inspect.signature(make).parameters]
    fixture.__signature__ = inspect.Signature(
        [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in parameters]
    )
    fixture.__name__, fixture.__doc__, fixture.__module__ = make.__name__, make.__doc__, make.__module__
    fixture.makes_world = make
    return pytest.fixture(fixture)


def worlds_of(item):
    """The makers of the worlds that a test asks for by its fixtures, each after those it stands on."""
    found, known = [], item._fixtureinfo.name2fixturedefs

    def ask(name, place=-1):
        definitions = known.get(name, ())
        if len(definitions) < -place:
            return
        definition = definitions[place]
        for below in definition.argnames:
            ask(below, place - 1 if below == name else -1)
        make = getattr(definition.func, "makes_world", None)
        if make is not None and make not in found:
            found.append(make)

    for name in item._fixtureinfo.names_closure:
        ask(name)
    return found


def really_commits(item):
    """Whether the test asks for a database without a transaction around it."""
    marker = item.get_closest_marker("django_db")
    asked = marker is not None and (marker.kwargs.get("transaction") or marker.kwargs.get("reset_sequences"))
    return bool(asked) or bool({"transactional_db", "live_server"} & set(item.fixturenames))


@dataclass
class Layer:
    """A world that stands: who made it, its transaction, and its objects by the name of their fixture."""

    make: Any
    block: transaction.Atomic
    value: Any


class Worlds:
    """The worlds that stand in the database of this process, one upon the other."""

    def __init__(self):
        self._layers = []

    def stand(self, makers):
        """Let exactly these stand: what is not asked for is rolled back, what is missing is made."""
        if self._layers and not connection.in_atomic_block:
            raise RuntimeError("The connection was closed beneath a world: first let it fall, by worlds.stand([]).")
        while [layer.make for layer in self._layers] != makers[: len(self._layers)]:
            self._fall()
        for make in makers[len(self._layers) :]:
            self._raise(make)

    def copies(self):
        """The objects by the maker of their world, as nobody has touched them."""
        memo = {}
        return {layer.make: deepcopy(layer.value, memo) for layer in self._layers}

    def _raise(self, make):
        block = transaction.atomic()
        block._from_testcase = True  # as Django's TestCase: what must be outermost may begin inside
        block.__enter__()
        below = {layer.make.__name__: layer.value for layer in self._layers}
        layer = Layer(make, block, None)
        self._layers.append(layer)
        try:
            with frozen(None), override(settings.LANGUAGE_CODE):  # whoever asks first, it is the same world
                layer.value = make(**{name: below[name] for name in inspect.signature(make).parameters})
            connection.check_constraints()
        except BaseException:
            self._fall()
            raise

    def _fall(self):
        transaction.set_rollback(True)
        self._layers.pop().block.__exit__(None, None, None)


@dataclass
class Ground:
    """What stands beneath one test."""

    copies: dict
