"""The forgeries of the tamper matrix, done to the revision of a small office whose guards are lifted."""

from documents.controlled.models import DocumentRevision
from qms.evidence.rows import HistoryRows
from qms.evidence.seals import Seal
from qms.ledger.chain import keyed, next_head, tag

History = DocumentRevision.history.model


def rows_of(pk):
    """The history rows of a revision, oldest first."""
    return History.objects.filter(id=pk).order_by("sequence")


def change(row, **values):
    """Rewrite columns of one history row."""
    History.objects.filter(pk=row.pk).update(**values)


def put_back(pk):
    """Make the record what its last history row says."""
    last = rows_of(pk).last()
    own = [field.attname for field in DocumentRevision._meta.concrete_fields if field.attname != "id"]
    DocumentRevision._base_manager.filter(pk=pk).update(**{name: getattr(last, name) for name in own})


def chain_again(pk, mac=None):
    """Compute every head of a revision again, as anybody with the database can.

    `mac(row, head)` gives the newest row what takes a key.
    """
    reader, head = HistoryRows(DocumentRevision), ""
    for row in rows_of(pk):
        values = tuple(getattr(row, name) for name in reader.columns)
        head = next_head(head, reader.text(values, row.format))
        change(row, head=head)
    if mac:
        change(row, mac=mac(row, head))
    put_back(pk)


def edited(pk):
    change(rows_of(pk)[1], reason="x")


def edited_and_chained_again(pk):
    edited(pk)
    chain_again(pk)


def swapped(pk):
    first, second = rows_of(pk)[1:3]
    words = ("act", "reason", "history_date", "history_user_id", "signature")
    change(first, **{name: getattr(second, name) for name in words})
    change(second, **{name: getattr(first, name) for name in words})


def moved_before(pk):
    first, second = rows_of(pk)[1:3]
    change(second, history_id=-1)
    change(first, history_id=second.history_id)
    History.objects.filter(pk=-1).update(history_id=first.history_id)


def inserted(pk, mac=None):
    row = rows_of(pk).last()
    row.pk, row.sequence, row.act, row.history_type = None, row.sequence + 1, "edit", "~"
    row.save(force_insert=True)
    chain_again(pk, mac)


def inserted_with_a_wrong_key(pk):
    def mac(row, head):
        return f"test:{keyed('guessed', 'controlled.DocumentRevision', pk, row.sequence, head)}"

    inserted(pk, mac)


def inserted_with_a_key_of_another_name(pk):
    def mac(row, head):
        return f"mine:{keyed('guessed', 'controlled.DocumentRevision', pk, row.sequence, head)}"

    inserted(pk, mac)


def inserted_with_the_key(pk):
    inserted(pk, lambda row, head: tag("controlled.DocumentRevision", pk, row.sequence, head))


def middle_removed(pk):
    remove(rows_of(pk)[1].pk)


def middle_removed_and_chained_again(pk):
    middle_removed(pk)
    for sequence, row in enumerate(rows_of(pk), 1):
        change(row, sequence=sequence)
    chain_again(pk)


def last_removed(pk):
    remove(rows_of(pk).last().pk)


def last_removed_and_record_put_back(pk):
    last_removed(pk)
    put_back(pk)


def tail_cut(pk):
    for row in list(rows_of(pk))[-2:]:
        remove(row.pk)
    put_back(pk)


def tail_cut_with_the_last_seal(pk):
    tail_cut(pk)
    Seal.objects.filter(pk=Seal.objects.last().pk).delete()


def record_removed_with_its_history(pk):
    History.objects.filter(id=pk)._raw_delete("default")
    DocumentRevision._base_manager.filter(pk=pk)._raw_delete("default")


def history_removed(pk):
    History.objects.filter(id=pk)._raw_delete("default")


def record_removed(pk):
    DocumentRevision._base_manager.filter(pk=pk)._raw_delete("default")


def record_edited(pk):
    DocumentRevision._base_manager.filter(pk=pk).update(title="x")


def seal_rewritten(pk):
    Seal.objects.update(root="0" * 64)


def seal_made_anew_without_the_key(pk):
    from qms.evidence.seals import make_seal

    edited_and_chained_again(pk)
    Seal.objects.all().delete()
    make_seal()
    Seal.objects.update(mac="mine:" + "0" * 64)


def remove(history_id):
    """Remove one history row."""
    History.objects.filter(pk=history_id)._raw_delete("default")
