"""What the tests of the calendar's pages share: the office with its calendar, and people before a browser."""

from pathlib import Path

import pytest
from django.conf import settings

from qms.workdays.seed import load_calendar
from tests.worlds import world


@world
def loaded(office):
    load_calendar(Path(settings.BASE_DIR) / "fixtures" / "calendar.toml", office.system)
    return office


@pytest.fixture
def visitor(loaded, client):
    client.force_login(loaded.congchuc1)
    return client


@pytest.fixture
def keeper(loaded, client):
    client.force_login(loaded.quantri)
    return client
