"""A certifier walks through the demo: for each clause an address where evidence is and which is not empty, or a reason.

The page docs/clauses.md tells the same addresses without the demo.
"""

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override

from processes.editions.clause_index import index_of
from processes.editions.management.commands.clauses import page
from processes.editions.models import Edition
from qms.people.models import User
from tests.journeys.test_words import year  # noqa: F401 (a fixture)

ANEW = "manage.py clauses > docs/clauses.md"
# Clauses that no slice serves yet, each with the record that will: none may be added, and none stays that is served.
WAITED_FOR = set()


def test_the_page_of_clauses_is_the_one_that_the_command_makes():
    with override("en"):
        told = page()
    assert (settings.BASE_DIR / "docs" / "clauses.md").read_text(encoding="utf-8") == told, ANEW


@pytest.mark.slow
def test_each_clause_has_evidence_in_the_demo_or_a_reason(year):  # noqa: F811
    person = User.objects.get(username="qmr")
    lines = index_of(Edition.objects.get(state="in_force"), person)
    assert len(lines) > 50
    assert {each.clause.number for each in lines if each.is_hole} == WAITED_FOR
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    addresses = {each.url for line in lines for each in line.evidence}
    assert {url for url in addresses if client.get(url).status_code != 200} == set()
