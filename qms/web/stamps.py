"""What stands on every page of a file given out of a record: what it is, whether it holds, who took it, and when.

The file that is kept stays as it is: each one given out is stamped anew. A slice says once what its stamps say.
"""

import io
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import segno
from django.utils.translation import override

from .printed import pdf, pdf_stamps, word, word_stamps
from .printed.kept_sheets import LANGUAGE

logger = logging.getLogger("qms.exports")
DRAWN = {pdf.PDF: pdf_stamps.stamped, word.DOCX: word_stamps.stamped}
_told: dict[type, Callable] = {}


@dataclass(frozen=True)
class Stamp:
    """The lines of a stamp; `warning` says in red that it must not be used; `address` stands in its code."""

    lines: tuple
    address: str
    warning: str = ""
    name: str = ""  # what stands before the name of the file

    def code_svg(self):
        """The code of the address, as a part of a page."""
        return segno.make(self.address, error="m", micro=False).svg_inline(border=1, omitsize=True)

    def code_png(self):
        """The code of the address, as a picture."""
        kept = io.BytesIO()
        segno.make(self.address, error="m", micro=False).save(kept, kind="png", scale=4, border=1)
        return kept.getvalue()


def stamps(model):
    """Register `stamp(record, request) -> Stamp or None` for what is given out of the records of a model."""

    def registered(stamp):
        _told[model] = stamp
        return stamp

    return registered


def stamp_of(record: Any, request):
    """What stands on what this person is given of a record now, in the office's language; None where nothing does."""
    told = _told.get(type(record))
    with override(LANGUAGE):
        return told(record, request) if told else None


def stamped(content, media_type, stamp):
    """The bytes with the stamp on every page; unchanged where there is none, or where nothing can be drawn on them.

    What nothing can be drawn on (a picture, a workbook, a locked PDF) bears what it is in its name alone.
    """
    draw = DRAWN.get(media_type)
    if stamp is None or draw is None:
        return content
    try:
        with override(LANGUAGE):
            return draw(content, stamp)
    except Exception:  # whatever is wrong with a file that somebody made elsewhere, it is given out under its full name
        logger.exception("a file could not be stamped")
        return content


def stamped_name(name, stamp):
    """The name of a file, with what it is before it."""
    return f"{stamp.name} – {name}" if stamp and stamp.name else name
