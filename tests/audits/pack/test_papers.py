"""What a pack holds was there: documents by the day on which they really came into force (7.5.3)."""

from datetime import timedelta
from types import SimpleNamespace

from audits.pack.papers import documents
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import perform
from tests.documents.controlled import making

EVERYTHING = SimpleNamespace(kinds={"documents"}, of_unit=lambda rows, kind: rows)


def titles(until):
    return [title for _clause, title, _name, _page in documents(SimpleNamespace(until=until), EVERYTHING)]


def test_a_document_set_for_a_day_on_which_nothing_ran_is_there_from_the_day_it_was_released(office):
    revision = making.approved(office)
    perform(revision.schedule, by=office.thuky, in_force_on=today() + timedelta(days=1))
    with frozen(now() + timedelta(days=3)):
        revision = perform(revision.release, by=office.system)
    assert titles(revision.in_force_on) == []
    (page,) = [page for *_, page in documents(SimpleNamespace(until=revision.effective_on), EVERYTHING)]
    assert f"{revision.in_force_on:%d/%m/%Y}" in page and f"{revision.effective_on:%d/%m/%Y}" in page
