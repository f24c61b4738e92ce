"""A printed form of a record type: what a slice says once, so that its record page offers the form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .blocks import Sheet
from .heads import title_block


def always(record):
    """The form can be printed in every state."""
    return True


@dataclass(frozen=True)
class PrintedForm:
    """`blocks(record, request)` gives what the sheet says; `head` is `title_block`, `letter_head`, or a slice's own."""

    slug: str
    title: Any
    blocks: Callable
    code: str = ""
    about: Any = ""
    head: Callable = title_block
    applies: Callable = always
    landscape: bool = False

    def sheet(self, record, request):
        """The whole paper for a record."""
        return Sheet(self.head(record, self), tuple(self.blocks(record, request)), self.landscape)


def form_of(record_type, slug, record):
    """The form with this name, if it can be printed for the record now; or None."""
    return next((each for each in forms_of(record_type, record) if each.slug == slug), None)


def forms_of(record_type, record):
    """The forms that can be printed for a record now."""
    return [form for form in record_type.printed_forms if form.applies(record)]
