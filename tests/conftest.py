"""What all tests share: the office, and guards that are lifted only while a test database is emptied."""

from contextlib import ExitStack

import pytest
from django.db import connections
from django.test import TransactionTestCase

from .guards import lifted
from .office import Office

_empty = TransactionTestCase._fixture_teardown


def _empty_without_guards(case):
    """Kept rows can't be deleted, so the guards step aside while the test database is emptied."""
    with ExitStack() as stack:
        for alias in case._databases_names(include_mirrors=False):
            stack.enter_context(lifted(connections[alias]))
        _empty(case)


@pytest.fixture(scope="session", autouse=True)
def guards_step_aside_for_a_flush():
    """Tests with `transaction=True` and the live server end with a flush."""
    TransactionTestCase._fixture_teardown = _empty_without_guards
    yield
    TransactionTestCase._fixture_teardown = _empty


@pytest.fixture(autouse=True)
def seals_of_this_test_only(settings, tmp_path):
    settings.SEALS_FILE = tmp_path / "seals.txt"


@pytest.fixture
def office(db):
    return Office()
