"""The world of the access tests."""

import pytest

from .addresses import names_of_all_urls
from .world import make_world, populated_office


@pytest.fixture
def world(db):
    """One record of every kind, in an office where every kind of post is held."""
    names_of_all_urls()  # the record types are known once the addresses are
    return make_world(populated_office())
