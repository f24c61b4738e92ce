"""What is done to the map besides drawing up a process: tying documents to it. Call inside a recording."""

from .models import ProcessDocument


def tie(process, document):
    """Say that a process works by a document; gives the tie, new or as it stood."""
    row = ProcessDocument.objects.filter(process=process, document=document).first()
    if row is None:
        return ProcessDocument.objects.create(process=process, document=document)
    if not row.active:
        row.active = True
        row.save()
    return row


def untie(process, document):
    """The process does not work by the document any more; that it did stays on record."""
    for row in ProcessDocument.objects.filter(process=process, document=document, active=True):
        row.active = False
        row.save()
