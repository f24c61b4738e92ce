"""The world of the access tests."""

import pytest

from .world import make_world, populated_office


@pytest.fixture
def world(db):
    """One record of every kind, in an office where every kind of post is held."""
    return make_world(populated_office())
