"""A printed form of a record type: what a slice says once, so that its record page offers the form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from qms.evidence.papers import kept_paper, text_of
from qms.ledger.now import now

from .blocks import Sheet
from .heads import title_block
from .kept_sheets import LANGUAGE, docx_of, kept_page, pdf_of


def always(record):
    """The form can be printed in every state."""
    return True


def nothing(record):
    """The paper has no slots for people from outside."""
    return {}


@dataclass(frozen=True)
class Addressee:
    """Somebody from outside to whom a paper goes, so that it names them whole where a person asks for that.

    `may(record, person)` says who may ask; `opened(record, person, why)` gives the slots, and puts it on record.
    """

    may: Callable
    opened: Callable


@dataclass(frozen=True)
class PrintedForm:
    """`blocks(record, request)` gives what the sheet says; `head` is `title_block`, `letter_head`, or a slice's own.

    A form that leaves the office, or is signed, is `issued_by` acts, which keep it; it is given out as kept while
    the record `stands` as it was then. A form that only shows how the record stands now is `living`, and says why.
    """

    slug: str
    title: Any
    blocks: Callable
    code: str = ""
    about: Any = ""
    head: Callable = title_block
    applies: Callable = always
    landscape: bool = False
    issued_by: tuple = ()
    stands: Callable = always
    living: str = ""
    slots: Callable = nothing
    addressee: Addressee | None = None

    @property
    def kept_as(self):
        return self.slug

    def issued(self, record, person):
        """What is kept of it when an act of this record issues it; None where there is nothing to print."""
        if not (self.applies(record) and self.stands(record)):
            return None
        return kept_page(self.sheet(record, None), person)

    def as_issued(self, record):
        """What is kept of its last issue; None where it was not issued, or the record was taken up again."""
        return kept_paper(record, self.slug) if self.issued_by and self.stands(record) else None

    def file_as_issued(self, record, kept, kind, opened_by=None):
        """The bytes of the Word file, or of the PDF, of a kept issue: the same each time. Raises AlteredPaper.

        Whoever opens it has the addressee named whole, which goes on record.
        """
        return self._file(text_of(kept), kind, kept.issued_at, self._values(record, opened_by))

    def file_drawn(self, record, person, kind, opened_by=None):
        """The same of what was issued before anything was kept, drawn as the record stands."""
        page = kept_page(self.sheet(record, None), person).decode()
        return self._file(page, kind, now(), self._values(record, opened_by))

    def may_be_opened(self, record, person):
        """Whether this person may have it with the addressee named whole."""
        return self.addressee is not None and self.addressee.may(record, person)

    def _values(self, record, opened_by):
        return self.addressee.opened(record, opened_by, str(self.title)) if opened_by else self.slots(record)

    @staticmethod
    def _file(page, kind, moment, values):
        with override(LANGUAGE):
            return pdf_of(page, values) if kind == "pdf" else docx_of(page, moment, values)

    def sheet(self, record, request):
        """The whole paper for a record."""
        return Sheet(self.head(record, self), tuple(self.blocks(record, request)), self.landscape)


def form_of(record_type, slug, record):
    """The form with this name, if it can be printed for the record now; or None."""
    return next((each for each in forms_of(record_type, record) if each.slug == slug), None)


def forms_of(record_type, record):
    """The forms that can be printed for a record now."""
    return [form for form in record_type.printed_forms if form.applies(record)]
