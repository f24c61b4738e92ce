"""What the journeys share: the office, and its people before the pages."""

import pytest

from tests.office import Office

from .person import Person


@pytest.fixture
def office(transactional_db):
    """The office in a database that really commits: a refused act rolls back by itself, as in service."""
    return Office()


@pytest.fixture
def person(office):
    """`person("congchuc1")` sits before the pages, signed in."""
    known = {}
    return lambda username: known.setdefault(username, Person(username))
