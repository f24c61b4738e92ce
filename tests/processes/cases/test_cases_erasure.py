"""The applicant of a dossier at rest is erased after its time: once, on record, and no other."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from qms.evidence.identity import Identity
from qms.evidence.verification import verify
from qms.ledger.now import frozen
from tests.processes.cases import making as making

pytestmark = pytest.mark.both_databases


def erase(*args):
    out = StringIO()
    call_command("erase_identities", *args, stdout=out)
    return out.getvalue().split("\n")[:-1]


@pytest.fixture
def cases(office):
    with frozen(making.MONDAY):
        document = making.procedure(office)
        closed = making.perform(making.resolved(office, document).deliver, by=office.motcua1, how="counter")
        resolved = making.resolved(office, document)
    with frozen(making.at(2026, 6, 1, 8, 0)):
        withdrawn = making.perform(making.received(office, document).withdraw, by=office.motcua1, reason="Xin rút")
    return closed, resolved, withdrawn


def known():
    return [identity.full_name for identity in Identity.objects.order_by("pk")]


def test_only_dossiers_that_have_rested_long_enough_are_erased(cases):
    closed, _resolved, withdrawn = cases
    with frozen(making.at(2026, 6, 10, 8, 0)):
        assert erase("--older-than", "90") == [closed.number, "Erased: 1"]
        assert known() == ["", "Nguyễn Thị Mẫu", "Nguyễn Thị Mẫu"]
        assert making.fresh(closed).applicant.erased_at == making.at(2026, 6, 10, 8, 0)
        assert erase("--older-than", "90") == ["Erased: 0"]
    with frozen(making.at(2026, 9, 10, 8, 0)):
        assert erase("--older-than", "90") == [withdrawn.number, "Erased: 1"]
    assert making.fresh(closed).applicant_digest == closed.applicant_digest
    assert list(verify()) == []


def test_a_dry_run_names_them_and_erases_nothing(cases):
    closed, _resolved, _withdrawn = cases
    with frozen(making.at(2026, 6, 10, 8, 0)):
        assert erase("--older-than", "90", "--dry-run") == [closed.number, "Would be erased: 1"]
    assert "" not in known()


@pytest.mark.parametrize("args", [(), ("--older-than", "0"), ("--older-than", "-5")])
def test_the_time_of_retention_is_given(db, args):
    with pytest.raises(CommandError):
        erase(*args)
