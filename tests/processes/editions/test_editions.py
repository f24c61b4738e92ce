"""An edition is loaded beside, mapped and adopted; its index shows where evidence is, and its holes by name."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from processes.editions.clause_index import index_of
from processes.editions.models import Edition
from processes.map.clauses import clauses_in_force
from processes.map.forms import ClauseField
from qms.acts.acts import arrows_of
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet
from tests.processes.attainments import making as attainments

from . import making

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def index(edition, user):
    """{number: what stands beside it, in one word}."""
    found = {}
    for line in index_of(edition, user):
        kinds = (("evidence", line.evidence), ("above", line.above), ("ground", line.ground), ("hole", True))
        found[line.clause.number] = next(word for word, is_so in kinds if is_so)
    return found


def test_the_arrows_are_those_drawn():
    assert arrows_of(Edition) == {("beside", "in_force"), ("in_force", "replaced")}


def test_a_clause_is_shown_by_records_or_by_what_is_above_it_and_else_is_a_hole(office):
    edition = making.in_force(office)
    assert index(edition, office.qmr)["7.2"] == "hole"
    attainments.valid(office)
    told = index(edition, office.qmr)
    assert (told["7.2"], told["4.1"], told["8.3"]) == ("evidence", "hole", "hole")
    line = next(each for each in index_of(edition, office.qmr) if each.clause.number == "7.2")
    counted = {each.url: each.count for each in line.evidence if each.count is not None}
    assert counted["/attainments"] == 1


def test_what_somebody_may_not_see_is_no_evidence_for_them(office):
    edition = making.in_force(office)
    attainments.valid(office)
    line = next(each for each in index_of(edition, office.congchuc3) if each.clause.number == "7.2")
    assert "/attainments" not in {each.url for each in line.evidence}


def test_somebody_says_why_there_is_none_with_name_and_day_and_takes_it_back(office):
    edition = making.in_force(office)
    clause = edition.clauses().get(number="8.3")
    edition = perform(edition.say_why, by=office.qmr, clause=clause, why="Không áp dụng")
    assert index(edition, office.qmr)["8.3"] == "ground"
    ground = edition.grounds.get()
    assert (ground.said_by, ground.said_on) == (office.qmr, today())
    edition = perform(edition.say_why, by=office.qmr, clause=clause, why="")
    assert index(edition, office.qmr)["8.3"] == "hole"


def test_a_later_edition_is_answered_by_what_answers_the_clauses_mapped_to_it(office):
    edition = making.beside(office)
    attainments.valid(office)
    told = index(edition, office.qmr)
    assert (told["7.3"], told["9.9"]) == ("evidence", "hole")
    assert edition.unmapped() == ["9.9"]


def test_it_is_adopted_when_everything_is_mapped_or_explained(office):
    with pytest.raises(RuleNotMet) as refused, transaction.atomic():
        perform(making.beside(office).adopt, by=office.chutich, decision="QĐ số 2")
    assert "9.9" in str(refused.value)


def test_what_is_offered_changes_and_what_was_said_keeps_the_edition_of_its_day(office):
    old = making.in_force(office).clauses().get(number="7.2")
    assert making.replaced(office).state == "replaced"
    field = ClauseField()
    field.offer_to(office.qmr)
    assert (
        {each.edition for each in field.queryset} == {"TCVN ISO 9001:2028"} == {e.edition for e in clauses_in_force()}
    )
    old.refresh_from_db()
    assert (old.edition, old.in_force) == ("TCVN ISO 9001:2015", False)
    assert Edition.on(today()).name == "TCVN ISO 9001:2028"


def test_a_clause_that_the_edition_in_force_does_not_have_is_named(office):
    edition = making.beside(office)
    with pytest.raises(ValidationError) as refused, transaction.atomic():
        perform(edition.map_clauses, by=office.qmr, lines=making.lines(("9.9", "Văn hóa", "12.1")))
    assert "12.1" in str(refused.value)
    edition = perform(edition.map_clauses, by=office.qmr, lines=making.lines(("9.9", "Văn hóa", "7.2")))
    assert edition.unmapped() == []


def test_the_page_names_its_holes_and_leads_to_the_registers(office, client):
    making.in_force(office)
    attainments.valid(office)
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/clauses")
    assert [each.clause.number for each in page.context["holes"]] == ["4.1", "8.3"]
    assert 'href="/attainments"' in page.text
