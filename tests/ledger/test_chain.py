"""The quick ways of the chain give what the plain ways give."""

import hashlib
import hmac
import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qms.ledger.chain import canonical, keyed, plain, tag, tag_is_right

VALUES = (
    st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.text())
)

# The first text makes hypothesis count all characters, which takes seconds on a busy machine.
busy = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@busy
@given(st.text(max_size=200), st.lists(st.text(), min_size=1))
def test_a_keyed_digest_is_an_hmac(secret, parts):
    expected = hmac.new(secret.encode("utf-8", "replace"), "\x1f".join(parts).encode(), hashlib.sha256).hexdigest()
    assert keyed(secret, *parts) == expected


@busy
@given(st.lists(VALUES), st.lists(VALUES))
def test_a_canonical_text_is_json(values, words):
    expected = json.dumps(["f", values, words], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical("f", values, words) == expected


@pytest.mark.parametrize(
    "value, text",
    [
        (datetime(2026, 2, 13, 16, 0, tzinfo=timezone(timedelta(hours=7))), "2026-02-13T09:00:00.000000+00:00"),
        (datetime(2026, 2, 13, 9, 0, 0, 5, tzinfo=UTC), "2026-02-13T09:00:00.000005+00:00"),
        (date(2026, 2, 13), "2026-02-13"),
        (time(7, 30), "07:30:00"),
        (Decimal("1.500"), "1.5"),
        (Decimal("100"), "100"),
    ],
)
def test_values_that_json_does_not_know_have_one_text(value, text):
    assert plain(value) == text


def test_what_has_no_text_is_refused():
    with pytest.raises(TypeError):
        plain(object())


@given(st.text())
def test_a_tag_of_any_letters_is_judged(written):
    """Whoever alters a tag may write what can't be compared as text: that is a disagreement, and no fault."""
    assert tag_is_right(tag("a", 1), "a", 1)
    assert not tag_is_right(f"test:{written}", "a", 1)
    assert not tag_is_right(written, "a", 1)
