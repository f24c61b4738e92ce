"""The content of a revision as it is read: its text, and what each of its files says."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe

from documents.controlled.questions import without_questions
from documents.controlled.states import RevisionState
from qms.lifecycle.door import perform

from .models import FileText

OWN = re.compile(r'src="pictures/(\d+)"')


@dataclass
class ReadFile:
    """A file of a revision, and what is known of what it says."""

    attachment: Any
    said: FileText | None = None
    html: str = field(default="", init=False)

    def __post_init__(self):
        if self.is_shown():
            self.html = shown(self.said)

    def is_shown(self):
        return self.said is not None and self.said.is_shown()


def files_of(revision):
    """The files that are the content of a revision, as far as they are read."""
    files = list(revision.files())
    said = {each.attachment_id: each for each in FileText.objects.filter(attachment__in=files)} if files else {}
    return [ReadFile(each, said.get(each.pk)) for each in files]


def shown(said):
    """What a file says, its pictures under the addresses at which those who may see the revision find them."""

    def address(found):
        url = reverse("revision_picture", args=[said.revision_id, said.attachment_id, int(found[1])])
        return f'src="{escape(url)}"'

    return as_read(OWN.sub(address, said.html))


def as_read(text):
    """A clean text as it is shown to be read: without its questions, whose right answers it marks."""
    return mark_safe(without_questions(text))  # cleaned when it was written or read


def is_open_on_page(revision, files):
    """Whether whoever opens the page has the whole content before them."""
    return all(each.is_shown() for each in files) and bool(files or revision.text.strip())


def note_opened(revision, person):
    """Put on record that somebody who must read it had the content open."""
    for each in revision.acknowledgements.filter(person=person, opened_at=None):
        if each.is_pending():
            perform(each.open, by=person)


def is_past(revision):
    """Whether it holds no more: said in red wherever it is read."""
    return revision.state in (RevisionState.SUPERSEDED, RevisionState.WITHDRAWN)
