"""Tests that need real commits start from an empty database under all its guards; others from a world untouched."""

import pytest
from django.db import connection

from qms.ledger.chain import format_of
from qms.ledger.checks import missing_guards
from qms.ledger.entry import recording
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


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_world_is_given_as_nobody_touched_it(office, turn):
    kt = office.units["kt"]
    assert (kt.name, Unit.objects.get(code="kt").name) == ("Phòng Kinh tế", "Phòng Kinh tế")
    with recording(by=office.system, act="edit"):
        kt.name = "Khác"
        kt.save()
    office.units.clear()
    assert Unit.objects.get(code="kt").name == "Khác"


@pytest.mark.django_db(transaction=True)
def test_the_live_server_may_keep_rows(live_server):
    Office()
    assert live_server.url.startswith("http")
