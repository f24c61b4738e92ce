"""The world of the access tests."""

from tests import worlds

from .addresses import names_of_all_urls
from .world import make_world, populated_office


@worlds.world
def world():
    """One record of every kind, in an office where every kind of post is held."""
    names_of_all_urls()  # the record types are known once the addresses are
    return make_world(populated_office())
