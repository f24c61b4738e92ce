"""The words of a Word or PDF file, in lines, the title block first."""

import docx
from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from qms.text.vietnamese import tidy

from .packages import bytes_of, refuse

MOST_PAGES = 300
LONGEST = 500_000  # letters that are kept of one file


def lines_of(upload):
    """The lines of a document; cells of one row stand in one line. Refuses what can't be read."""
    read = _lines_of_pdf if upload.name.lower().endswith(".pdf") else _lines_of_word
    lines = [" ".join(tidy(each).split()) for each in read(upload)]
    return [each for each in lines if each]


def _lines_of_word(upload):
    try:
        document = docx.Document(bytes_of(upload))
        return [*_of_heads(document), *_of_body(document)]
    except Exception:  # python-docx raises whatever its parts raise: KeyError, lxml's, its own
        return refuse(upload.name, _("It can't be read; it may be damaged or only half of it arrived."))


def _of_heads(document):
    """What stands in the head of each page: a title block often does."""
    for section in document.sections[:1]:
        for head in (section.header, section.first_page_header):
            yield from _of_body(head)


def _of_body(body):
    for block in body.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = list(dict.fromkeys(cell._tc for cell in row.cells))
                texts = [cell.text for cell in row.cells]
                yield " | ".join(dict.fromkeys(texts)) if len(cells) > 1 else texts[0] if texts else ""
        else:
            yield block.text


def _lines_of_pdf(upload):
    try:
        reader = PdfReader(bytes_of(upload))
        if reader.is_encrypted and not reader.decrypt(""):
            return refuse(upload.name, _("It is under a password: take the password off, and send it again."))
        return [line for page in reader.pages[:MOST_PAGES] for line in page.extract_text().splitlines()]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        return refuse(upload.name, _("It can't be read; it may be damaged or only half of it arrived."))
