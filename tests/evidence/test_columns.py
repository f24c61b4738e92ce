"""No column of a history stands outside of the evidence: whichever is edited by SQL, verification tells.

Before a seal the row's own digest shows it; the key of the row itself is shown by the seal over it.
"""

from datetime import UTC, date, datetime, time

import pytest
from django.db import connection, models, transaction

from documents.controlled.models import DocumentRevision
from qms.evidence.seals import make_seal
from qms.evidence.verification import verify
from tests.documents.controlled import making
from tests.guards import forged
from tests.ledger.forging import as_stored

pytestmark = pytest.mark.both_databases
HISTORY = DocumentRevision.history.model
COLUMNS = {field.column: field for field in HISTORY._meta.concrete_fields}
OTHERS = {
    models.DateTimeField: datetime(1999, 1, 1, tzinfo=UTC),
    models.DateField: date(1999, 1, 1),
    models.TimeField: time(1, 1),
    models.JSONField: {"other": "x"},
}


def other_than(field, value):
    """A value that the column takes and does not hold."""
    while field.is_relation:
        field = field.target_field
    for kind, other in OTHERS.items():
        if isinstance(field, kind):
            return as_stored(field.get_db_prep_value(other, connection))
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, (models.IntegerField, models.DecimalField)):
        return (value or 0) + (100_000 if field.primary_key else 1)
    return "-" if field.max_length == 1 else f"{value or ''}x"[-(field.max_length or 99) :]


@pytest.fixture
def newest(office):
    revision = making.approved(office)
    return revision.history.order_by("-history_id").first()


def edited(column, row):
    field = COLUMNS[column]
    with connection.cursor() as cursor:
        sql = f'UPDATE "{HISTORY._meta.db_table}" SET "{column}" = %s WHERE history_id = %s'
        cursor.execute(sql, [other_than(field, getattr(row, field.attname)), row.history_id])
        assert cursor.rowcount == 1


def test_an_edit_of_any_column_is_told(newest):
    unseen = []
    with forged(connection):
        for column in COLUMNS.keys() - {"history_id"}:
            with transaction.atomic():
                edited(column, newest)
                if newest.history_id not in {each.row for each in verify() if each.table == HISTORY._meta.db_table}:
                    unseen.append(column)
                transaction.set_rollback(True)
    assert unseen == []


def test_a_row_that_changed_its_own_key_is_told_by_its_seal(newest, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_seal()
    with forged(connection):
        edited("history_id", newest)
        assert [each for each in verify() if each.table == "evidence_seal"]


def test_every_history_has_the_same_columns_beside_its_records():
    """So that what holds for one of them holds for all: no slice adds a column that no digest is of."""
    from qms.ledger.chain import WORDS, fields_of
    from qms.ledger.formats import kept_models

    own = {"history_id", "id", "head", "mac", "format", "history_change_reason"}
    for model in kept_models():
        columns = {field.attname for field in model.history.model._meta.concrete_fields}
        assert columns - {*fields_of(model)} == own | {*WORDS}, model
