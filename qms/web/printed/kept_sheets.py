"""A sheet as it is kept: a page with all that it says and how it looks, which also holds its blocks for Word.

From the same kept file come the same bytes: the PDF is drawn of the page itself, the Word file of the blocks.
"""

import json
import re
from dataclasses import fields, is_dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe

from qms.evidence.papers import filled

from . import blocks, pdf, word

LANGUAGE = "vi"  # of the office's papers, whoever issues or prints them
HOW_IT_IS_DRAWN = {"bold", "slanted", "depth", "widths", "landscape"}  # what is no word of the paper
BLOCKS = re.compile(r'<script type="application/json">(.*)</script>', re.DOTALL)
UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def kept_page(sheet, person):
    """The page that is kept of a sheet issued by a person."""
    held = json.dumps({"by": str(person), "sheet": _plain(sheet)}, ensure_ascii=False).translate(UNSAFE)
    context = {"sheet": sheet, "head": sheet.head, "style": mark_safe(pdf.style_of(sheet)), "held": mark_safe(held)}
    return render_to_string("web/printed/sheet.html", context).encode()


def docx_of(page, issued_at, values):
    """The Word file of a kept page, with what its slots stand for."""
    held = json.loads(BLOCKS.search(page)[1])
    return word.write_docx(_sheet(held["sheet"], values), held["by"], issued_at)


def pdf_of(page, values):
    """The PDF of a kept page, with what its slots stand for."""
    return pdf.drawn(filled(BLOCKS.sub("", page), {name: escape(value) for name, value in values.items()}))


def _plain(value):
    """A sheet, a block or a value of it as JSON has it: in the words that stand on the paper."""
    if is_dataclass(value):
        own = {each.name: getattr(value, each.name) for each in fields(value)}
        kept = {name: each if name in HOW_IT_IS_DRAWN else _plain(each) for name, each in own.items()}
        return {"block": type(value).__name__, **kept}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    return blocks.words(value)


def _sheet(value, values):
    """What `_plain` was made of, its slots filled."""
    if isinstance(value, list):
        return tuple(_sheet(each, values) for each in value)
    if not isinstance(value, dict):
        return filled(value, values) if isinstance(value, str) else value
    if "moment" in value:
        return datetime.fromisoformat(value["moment"])
    given = {name: _sheet(each, values) for name, each in value.items() if name != "block"}
    return getattr(blocks, value["block"])(**given)
