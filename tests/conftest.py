"""What all tests share: the office, and guards that are lifted only while a test database is emptied."""

import pytest

from .office import Office


@pytest.fixture
def office(db):
    return Office()
