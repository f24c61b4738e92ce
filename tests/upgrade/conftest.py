"""The stored database of a release, restored beside the tests' own and brought to this version."""

from contextlib import ExitStack
from types import SimpleNamespace

import pytest
from django.test import override_settings

from . import releases, tables
from .restoring import bring_to_head, restore, surroundings
from .scratch import empty_database


@pytest.fixture(scope="module", params=releases.recorded())
def upgrade(request, worlds, django_db_blocker, tmp_path_factory):
    """One upgrade for all tests of a module; each of them takes back what it does."""
    folder, kept = tmp_path_factory.mktemp("upgrade"), releases.kept_of(request.param, "database.json.xz")
    outside = surroundings(kept, folder)
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        worlds.stand([])
        new = tables.standing()
        stack.enter_context(override_settings(**outside))
        stack.enter_context(empty_database(folder))
        restore(request.param, kept)
        bring_to_head()
        yield SimpleNamespace(version=request.param, kept=kept, new=new, seals=outside["SEALS_FILE"])


@pytest.fixture
def upgraded(upgrade, seals_of_this_test_only, settings):
    """The upgrade with its own copies of seals."""
    settings.SEALS_FILE = upgrade.seals
    return upgrade
