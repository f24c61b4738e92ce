"""What all tests share: what runs where, a database put back after commits, worlds beneath tests, the office."""

import gc
from time import monotonic

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from qms.webhooks import services as webhooks

from . import budgets, choosing, failures
from .office import Office
from .pristine import pristine
from .roles import ASSUMED, narrow
from .worlds import Ground, Worlds, really_commits, world, worlds_of

# How quickly a draw is made says how busy the machine is, and nothing of the program.
hypothesis_settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("busy")


def pytest_configure(config):
    for plugin in (choosing, budgets, failures):
        config.pluginmanager.register(plugin, plugin.__name__)


def pytest_collection_finish():
    """What stands now stays to the end; not looking through it again and again saves a twentieth of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database as pytest-django makes it; tests that really commit end with it put back."""
    with django_db_blocker.unblock():
        put_back = pristine(connection)
        narrow(connection)
    flush = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda case: put_back()
    yield
    TransactionTestCase._fixture_teardown = flush
    connection.settings_dict["OPTIONS"].pop(ASSUMED, None)  # whoever drops the database owns it


@pytest.fixture(scope="session")
def worlds(django_db_setup, django_db_blocker):
    standing = Worlds()
    yield standing
    with django_db_blocker.unblock():
        standing.stand([])


@pytest.fixture
def ground(request, worlds, django_db_blocker):
    """The worlds this test asks for, and none else, beneath its own transaction."""
    with django_db_blocker.unblock():
        worlds.stand([] if really_commits(request.node) else worlds_of(request.node))
        return Ground(worlds.copies())


@pytest.fixture
def _django_db_helper(ground, _django_db_helper):
    """The database of a test, by pytest-django: its transaction begins above the worlds."""


@pytest.fixture(autouse=True)
def seals_of_this_test_only(settings, tmp_path):
    settings.SEALS_FILE = tmp_path / "seals.txt"


@pytest.fixture(autouse=True)
def nobody_is_told_yet(monkeypatch):
    """Whether any webhook is there is asked once a minute: no test pays for it by chance."""
    monkeypatch.setattr(webhooks, "_known", {"any": False, "until": monotonic() + webhooks.LOOK_AGAIN})


@world
def office():
    return Office()
