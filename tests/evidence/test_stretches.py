"""A long history is told in stretches that together are the whole, whichever end one begins from."""

from datetime import timedelta

import pytest

from qms.evidence.stretches import Stretch, stretch_of
from qms.evidence.timeline import timeline
from qms.ledger.now import frozen, now
from qms.lifecycle.door import perform
from tests.documents.controlled import making


@pytest.fixture
def revision(office):
    """Edited seven times, its reviewers changed in between, so that several rows are of one moment."""
    revision = making.draft(office)
    for number in range(7):
        with frozen(now() + timedelta(minutes=number + 1)):
            named = {"reviewers": [office.truongphong if number % 2 else office.congchuc2]}
            perform(revision.edit, by=office.congchuc1, text=f"<p>{number}</p>", **named)
    return revision


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("limit", [1, 2, 5, 1000])
def test_the_stretches_are_the_whole(revision, limit, newest_first):
    whole, told, beyond, asked = timeline(revision), [], None, 0
    while asked == 0 or beyond is not None:
        entries, beyond = stretch_of(revision, Stretch(limit, newest_first, beyond))
        told = [*entries, *told] if newest_first else [*told, *entries]
        asked += 1
        assert entries and len(entries) <= limit + 3  # what one act wrote stays together
    assert told == whole
    assert (asked > 1) == (limit < len(whole))


def test_a_page_shows_the_latest_and_leads_to_the_earlier(client, office, revision, monkeypatch):
    monkeypatch.setattr("qms.web.record_pages.SHOWN", 4)
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    address, seen = f"/document-revisions/{revision.pk}", []
    page = client.get(address)
    seen += page.context["entries"]
    assert page.context["earlier_url"] and not page.context["is_earlier"]
    while page.context["earlier_url"]:
        page = client.get(address + page.context["earlier_url"])
        seen += page.context["entries"]
    assert len(seen) == 8 and [each.moment for each in seen] == sorted((each.moment for each in seen), reverse=True)
    for nonsense in ("gestern", "2026-03-01", "2026-03-01T08:00:00", "9999-01-01T00:00:00+00:00"):
        assert client.get(address, {"before": nonsense}).status_code == 404
