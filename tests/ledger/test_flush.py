"""Tests that need real commits start from an empty database under all its guards."""

import pytest
from django.db import connection

from qms.ledger.chain import format_of
from qms.ledger.checks import missing_guards
from qms.ledger.formats import kept_models
from qms.ledger.models import RowFormat
from qms.people.models import Unit, User
from tests.office import Office


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_test_with_commits_starts_empty_and_guarded(turn):
    assert not Unit.objects.exists() and not User.objects.filter(is_system=False).exists()
    assert missing_guards(connection) == []
    assert set(RowFormat.objects.values_list("format", flat=True)) >= {format_of(each) for each in kept_models()}
    Office()
    assert Unit.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_live_server_may_keep_rows(live_server):
    Office()
    assert live_server.url.startswith("http")
