"""The scope is reckoned, frozen by a signature, and asked for anew once it is no longer that of the office (4.3)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from processes.declarations.figures import OUTDATED
from processes.declarations.handlers import ask_for_renewals, let_hold_again
from processes.declarations.models import Declaration
from processes.declarations.scope import difference, standard_of
from processes.years.models import YearPreparation
from qms.acts.acts import arrows_of
from qms.evidence.papers import kept_papers
from qms.ledger.now import now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.web.periods import Period
from tests.processes.editions import making as editions

from . import making

pytestmark = pytest.mark.django_db
ARROWS = {
    ("draft", "submitted"),
    ("submitted", "draft"),
    ("submitted", "published"),
    ("published", "outdated"),
    ("published", "replaced"),
    ("outdated", "replaced"),
    ("outdated", "published"),
    ("published", "withdrawn"),
    ("outdated", "withdrawn"),
    ("draft", "dropped"),
    ("submitted", "dropped"),
}


def asked(declaration):
    return [(task.verb, task.post or task.person.username) for task in Task.objects.about(declaration).open()]


def test_the_arrows_are_those_drawn():
    assert arrows_of(Declaration) == ARROWS


@pytest.mark.both_databases
def test_it_is_written_signed_outdated_and_replaced(office):
    editions.in_force(office)
    declaration = making.draft(office)
    assert [each.code for each in declaration.procedures.all()] == ["QT-TP-09"]
    assert Declaration.objects.get(pk=declaration.pk).standard == standard_of(declaration.unit) != ""
    assert asked(declaration) == [("submit", "quality_manager")]
    declaration = perform(declaration.submit, by=office.qmr)
    assert asked(declaration) == [("publish", "top_management")]
    signed = {"decision": "12/QĐ-UBND", "decided_on": today()}
    declaration = perform(declaration.publish, by=office.chutich, **signed)
    assert len(kept_papers(declaration, "declaration")) == 1 and ask_for_renewals(now()) == 0
    making.procedure(office, "QT-TP-10")
    assert ask_for_renewals(now()) == 1 and ask_for_renewals(now()) == 0
    declaration = Declaration.objects.get(pk=declaration.pk)
    assert declaration.state == "outdated" and asked(declaration) == [("replace", "quality_manager")]
    assert [each.split()[0] for each in difference(declaration).added] == ["QT-TP-10"]
    assert OUTDATED.told(Period(today(), today()), office.units["vinhbao"]).value == 1
    new = perform(create(Declaration, by=office.qmr, **making.TOLD).submit, by=office.qmr)
    perform(new.publish, by=office.chutich, decision="13/QĐ-UBND", decided_on=today())
    declaration = Declaration.objects.get(pk=declaration.pk)
    assert declaration.state == "replaced" and asked(declaration) == []
    assert declaration.procedures.filter(active=True).count() == 1  # it says what was declared


def test_a_scope_that_changed_is_not_signed(office):
    declaration = making.submitted(office)
    making.procedure(office, "QT-TP-10")
    signed = {"decision": "12/QĐ-UBND", "decided_on": today()}
    with pytest.raises(RuleNotMet, match="QT-TP-10"), transaction.atomic():
        perform(declaration.publish, by=office.chutich, **signed)
    declaration = perform(declaration.return_for_change, by=office.chutich, reason="Có quy trình mới")
    declaration = perform(perform(declaration.edit, by=office.qmr).submit, by=office.qmr)
    assert perform(declaration.publish, by=office.chutich, **signed).state == "published"


def test_a_scope_that_is_again_what_was_declared_asks_for_nothing(office):
    declaration = making.outdated(office)
    assert let_hold_again(now()) == 0
    revision = making.procedure(office, "QT-TP-10").effective_revision()
    perform(revision.withdraw, by=office.qmr, reason="Không còn dùng")
    assert let_hold_again(now()) == 1
    declaration = Declaration.objects.get(pk=declaration.pk)
    assert declaration.state == "published" and asked(declaration) == []


def test_without_a_procedure_or_beside_another_none_is_begun(office):
    with pytest.raises(RuleNotMet), transaction.atomic():
        create(Declaration, by=office.qmr, **making.TOLD)
    making.draft(office)
    with pytest.raises(RuleNotMet), transaction.atomic():
        create(Declaration, by=office.qmr, **making.TOLD)


def test_whoever_wrote_it_does_not_sign_and_no_day_of_the_future(office):
    declaration = making.submitted(office)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(declaration.publish, by=office.qmr, decision="1", decided_on=today())
    with pytest.raises(ValidationError), transaction.atomic():
        perform(declaration.publish, by=office.chutich, decision="1", decided_on=today().replace(year=2040))


def test_the_year_has_it_without_typing_it_twice(office):
    preparation = create(YearPreparation, by=office.qmr, unit=office.units["vinhbao"], year=today().year)
    assert "declaration" in {line.need for line in preparation.open_lines()}
    making.published(office)
    assert "declaration" not in {line.need for line in preparation.open_lines()}


def test_its_page_says_what_differs_and_leads_to_another(office, client):
    declaration = making.outdated(office)
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/declarations/{declaration.pk}").text
    assert "QT-TP-10" in page and f"/declarations/new?after={declaration.pk}" in page
    assert making.TOLD["places"] in client.get(f"/declarations/new?after={declaration.pk}").text
