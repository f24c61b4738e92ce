"""The tamper matrix: without guards and keys, what verification finds and by what; what it can't is written down."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qms.evidence.seals import Seal, make_seal
from qms.evidence.verification import verify
from qms.lifecycle.door import perform
from tests.documents.controlled import making
from tests.guards import forged

from . import forgeries

HISTORY, RECORD, SEAL = "controlled_historicaldocumentrevision", "controlled_documentrevision", "evidence_seal"
CHAIN, KEY = "does not agree with its head", "was not written by this program"
FOLLOWS, COUNT, ROOT = "does not follow", "are left", "altered, removed or added"

# forgery: (what the rows alone show, what a seal over them shows)
MATRIX = {
    "edited": ((HISTORY, CHAIN), (SEAL, ROOT)),
    "edited_and_chained_again": ((HISTORY, KEY), (SEAL, ROOT)),
    "swapped": ((HISTORY, CHAIN), (SEAL, ROOT)),
    "moved_before": ((HISTORY, FOLLOWS), (SEAL, ROOT)),
    "inserted": ((HISTORY, KEY), None),
    "inserted_with_a_wrong_key": ((HISTORY, KEY), None),
    "inserted_with_a_key_of_another_name": ((HISTORY, KEY), None),
    "middle_removed": ((HISTORY, FOLLOWS), (SEAL, COUNT)),
    "middle_removed_and_chained_again": ((HISTORY, KEY), (SEAL, COUNT)),
    "last_removed": ((RECORD, "differs from its last history row"), (SEAL, COUNT)),
    "last_removed_and_record_put_back": (None, (SEAL, COUNT)),
    "tail_cut": (None, (SEAL, COUNT)),
    "tail_cut_with_the_last_seal": (None, (SEAL, "differs from the copy kept outside")),
    "history_removed": ((RECORD, "has no history"), (SEAL, COUNT)),
    "record_removed": ((RECORD, "is gone"), None),
    "record_removed_with_its_history": (None, (SEAL, COUNT)),
    "record_edited": ((RECORD, "differs from its last history row"), None),
    "seal_rewritten": (None, (SEAL, FOLLOWS)),
    "seal_made_anew_without_the_key": ((HISTORY, KEY), (SEAL, FOLLOWS)),
    # Who has the database and the key can add to what is not yet sealed: nothing shows it.
    "inserted_with_the_key": (None, None),
}
SEAL_NEEDED = {"tail_cut_with_the_last_seal", "seal_rewritten"}


@pytest.fixture
def revision(office):
    return making.approved(office)


@pytest.fixture
def sealed(revision, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_seal()
    return revision


def findings():
    return [(each.table, str(each.says)) for each in verify()]


def found(expected, all_of_them):
    return any(table == expected[0] and expected[1] in says for table, says in all_of_them)


@pytest.mark.parametrize("forgery", [name for name in MATRIX if name not in SEAL_NEEDED])
def test_what_the_rows_alone_show(revision, forgery):
    if "seal" in forgery:
        make_seal()
    with forged(connection):
        getattr(forgeries, forgery)(revision.pk)
        rows = [each for each in findings() if each[0] != SEAL]
    assert found(MATRIX[forgery][0], rows) if MATRIX[forgery][0] else rows == []


@pytest.mark.parametrize("forgery", MATRIX)
def test_what_a_seal_shows(sealed, forgery):
    with forged(connection):
        getattr(forgeries, forgery)(sealed.pk)
        seals = [each for each in findings() if each[0] == SEAL]
    assert found(MATRIX[forgery][1], seals) if MATRIX[forgery][1] else seals == []


def test_whole_evidence_has_no_findings(sealed):
    assert findings() == []
    assert make_seal() is None


def test_a_finding_names_table_and_row(sealed):
    with forged(connection):
        forgeries.edited(sealed.pk)
        row = forgeries.rows_of(sealed.pk)[1].pk
        assert f"{HISTORY} {row}: " in "\n".join(map(str, verify()))


def test_without_the_copy_outside_a_tail_cut_with_its_seal_is_missed(sealed, settings):
    settings.SEALS_FILE.unlink()
    with forged(connection):
        forgeries.tail_cut_with_the_last_seal(sealed.pk)
        assert findings() == []


def test_the_command_says_by_its_exit_whether_all_is_whole(sealed, capsys):
    call_command("verify_evidence")
    assert "whole" in capsys.readouterr().out
    with forged(connection):
        forgeries.last_removed(sealed.pk)
        with pytest.raises(SystemExit) as end:
            call_command("verify_evidence")
    assert end.value.code == 1
    said = capsys.readouterr().err
    assert f"{RECORD} {sealed.pk}" in said and SEAL in said


def test_each_seal_is_checked_for_its_own_rows(office, sealed):
    other = making.document(office, code="QT-HT-02")
    make_seal()
    making.document(office, code="QT-HT-03")
    make_seal()
    assert findings() == []
    assert [seal.number for seal in Seal.objects.all()] == [1, 2, 3]
    with forged(connection):
        type(other).history.model.objects.filter(id=other.pk).update(reason="x")
        assert [each.row for each in verify() if each.table == SEAL] == [2]
    with forged(connection):
        Seal.objects.filter(number=2).delete()
        assert [each.row for each in verify() if each.table == SEAL] == [3]


def test_a_seal_reads_only_the_histories_that_have_grown(office, sealed):
    making.document(office, code="QT-HT-02")
    with CaptureQueriesContext(connection) as asked:
        seal = make_seal()
    read = [each["sql"] for each in asked if "ORDER BY history_id" in each["sql"]]
    assert len(read) == 1 and "controlled_historicaldocument" in read[0]
    assert [label for label, (_after, _upto, count) in seal.covers.items() if count] == ["controlled.Document"]
    assert findings() == []


def test_keys_rotate(sealed, office, settings):
    settings.EVIDENCE_KEYS = {"new": "another secret", "test": "tests"}
    making.document(office, code="QT-HT-02")
    make_seal()
    assert {row.mac.partition(":")[0] for row in making.Document.history.all()} == {"new", "test"}
    assert findings() == []
    settings.EVIDENCE_KEYS = {"new": "another secret"}
    said = findings()
    assert found((HISTORY, KEY), said) and found((SEAL, FOLLOWS), said)


AFTER_THE_MARK = {
    "edited": (HISTORY, CHAIN),
    "edited_and_chained_again": (HISTORY, KEY),
    "middle_removed": (HISTORY, FOLLOWS),
    "last_removed": (RECORD, "differs from its last history row"),
    "record_edited": (RECORD, "differs from its last history row"),
}


@pytest.mark.parametrize("forgery", AFTER_THE_MARK)
def test_what_came_after_a_mark_is_verified_by_itself(office, sealed, forgery):
    """Forged after the mark, it is found from there; under it, a history row by a whole verification alone."""
    mark = Seal.objects.last().number
    new = making.approved(office, document_=making.document(office, "QT-HT-07"))
    assert not list(verify(mark=mark))
    with forged(connection):
        forgeries.edited(sealed.pk)
        assert found((HISTORY, CHAIN), findings()) and not list(verify(mark=mark))
        getattr(forgeries, forgery)(new.pk)
        assert found(AFTER_THE_MARK[forgery], [(each.table, str(each.says)) for each in verify(mark=mark)])


def test_a_record_goes_on_from_where_it_stood_under_the_mark(office, sealed, capsys):
    mark = Seal.objects.last().number
    revision = perform(sealed.release, by=office.thuky)
    call_command("verify_evidence", after=mark)
    with forged(connection):
        forgeries.change(forgeries.rows_of(revision.pk).last(), reason="anders")
        with pytest.raises(SystemExit):
            call_command("verify_evidence", after=mark)
    with pytest.raises(CommandError, match="no seal 99"):
        call_command("verify_evidence", after=99)
