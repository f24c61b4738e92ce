"""A day from outside is bounded, and a page survives whatever a kept row may hold."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from qms.api.tokens import issue_token
from qms.evidence.value_words import plain_words
from qms.web.templatetags.words import day, moment
from tests.documents.controlled import making

ENDS = [datetime(9999, 12, 31, 23, 59, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC)]
BEYOND = ["9999-12-31", "0001-01-01", "2046-01-01", "2019-12-31", "hôm qua"]


@pytest.mark.parametrize("told", ENDS, ids=str)
def test_the_ends_of_time_can_be_written(told):
    assert all(str(told.year) in written(told) for written in (day, moment, plain_words))


@pytest.mark.parametrize("asked", BEYOND)
def test_a_day_beyond_the_calendar_is_refused_by_page_and_api(office, asked):
    document = making.document(office)
    browser = Client()
    browser.force_login(office.congchuc1)
    assert browser.get(f"/documents/{document.pk}", {"as_of": asked}).status_code == 404
    script = Client(headers={"Authorization": f"Token {issue_token(office.congchuc1)}"})
    assert script.get(f"/api/documents/{document.pk}", {"as_of": asked}).status_code == 422
    assert script.get(f"/api/documents/{document.pk}", {"as_of": "2045-12-31"}).status_code == 200
