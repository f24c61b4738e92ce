"""Papers kept as issued: one file under its digest beside the record says for ever what left the office (7.5.3.2).

The file is a page that needs nothing else to be read. It names nobody from outside: where a person stands it has a
slot, which is filled whenever the paper is read, so that their data can be erased without touching the evidence.
"""

from django.db import models

from .attachments import PAPER, Attachment, files_of, store
from .whole_files import NotWhole

HTML = "text/html"


class AlteredPaper(Exception):
    """What lies in the storage is not what was issued."""


def slot(name):
    """The place of a person's data in a kept paper."""
    return f"⟦{name}⟧"


def filled(text, values):
    """A kept text with what its slots stand for."""
    for name, value in values.items():
        text = text.replace(slot(name), value)
    return text


def keep_paper(record, slug, content, name):
    """Keep a paper of a record as it is issued. Call inside a recording."""
    return Attachment.objects.create(
        record=record,
        sha256=store(content),
        name=name[-200:],
        media_type=HTML,
        size=len(content),
        purpose=f"{PAPER}{slug}",
    )


def kept_papers(record, slug):
    """Every issue of a paper of a record that is still kept, newest first; each knows when it was (`issued_at`)."""
    written = Attachment.history.filter(id=models.OuterRef("pk"), sequence=1).values("history_date")
    kept = files_of(record).filter(purpose=f"{PAPER}{slug}", disposed_at__isnull=True)
    return list(kept.annotate(issued_at=models.Subquery(written[:1])).order_by("-pk"))


def kept_paper(record, slug):
    """The newest issue of a paper of a record, or None."""
    return next(iter(kept_papers(record, slug)), None)


def text_of(paper):
    """What was issued. Raises AlteredPaper where the storage holds something else, or nothing."""
    try:
        with paper.open() as kept:
            return kept.read().decode()
    except NotWhole as fault:
        raise AlteredPaper(paper.name) from fault
