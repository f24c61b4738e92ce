"""The office with its calendar, and people before a browser, as the tests of the calendars have them."""

from tests.workdays.conftest import keeper, loaded, visitor  # noqa: F401
