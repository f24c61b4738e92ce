"""What is done to the map besides drawing up a process: tying documents to it. Call inside a recording."""

from .models import ProcessDocument


def tie(process, document):
    """Say that a process works by a document; gives the tie, new or as it stood."""
    standing = ProcessDocument.objects.filter(process=process, document=document).first()
    if standing is None:
        return ProcessDocument.objects.create(process=process, document=document)
    if not standing.active:
        standing.active = True
        standing.save()
    return standing


def untie(process, document):
    """The process does not work by the document any more; that it did stays on record."""
    for standing in ProcessDocument.objects.filter(process=process, document=document, active=True):
        standing.active = False
        standing.save()
