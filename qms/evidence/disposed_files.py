"""Files whose time is over: the content goes, the row with its digest stays, and verification knows it (7.5.3)."""

from django.core.files.storage import default_storage
from django.db import transaction

from qms.ledger.now import now

from .attachments import Attachment, files_of, place_of


def end_files(record):
    """Take the content of every file of a record out of the storage. Call inside a recording.

    A content that lies under another record too stays there; it goes only when the transaction has ended well.
    """
    for file in files_of(record).filter(disposed_at__isnull=True):
        file.disposed_at = now()
        file.save()
        transaction.on_commit(lambda sha256=file.sha256: _remove(sha256))


def _remove(sha256):
    if not Attachment.objects.filter(sha256=sha256, disposed_at__isnull=True).exists():
        default_storage.delete(place_of(sha256))
