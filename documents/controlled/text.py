"""The text of a revision: cleaned when it is written, and compared with the text before."""

import difflib
import re

import nh3
from django.utils.html import format_html, format_html_join, strip_tags

from .drawn import drawn

TAGS = {"h1", "h2", "h3", "h4", "p", "div", "br", "ul", "ol", "li", "strong", "b", "em", "i", "u", "del", "blockquote"}
TAGS |= {"pre", "a", "table", "thead", "tbody", "tr", "th", "td", "sup", "sub", "s", "img"}
CELL = {"colspan", "rowspan"}
ATTRIBUTES = {"a": {"href"}, "td": CELL, "th": CELL, "img": {"src", "alt"}}
PICTURE = re.compile(r"pictures/\d+")  # of the file in which it stands; no other address is loaded by a text
BLOCK_END = re.compile(r"</(?:h[1-4]|p|div|li|blockquote|pre|tr)>|<br\s*/?>")


def clean_html(text):
    """The text with harmless tags only; nothing in it runs or loads anything."""
    return nh3.clean(
        text or "",
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_only_own_pictures,
        url_schemes={"http", "https", "mailto"},
    )


def _only_own_pictures(tag, attribute, value):
    return None if tag == "img" and attribute == "src" and not PICTURE.fullmatch(value) else value


def blocks(text):
    """The paragraphs, headings and list items of a text, without their tags."""
    parts = (strip_tags(part).strip() for part in BLOCK_END.split(text or ""))
    return [" ".join(part.split()) for part in parts if part]


def plain_text(revision):
    """What a revision says, its title, its text without tags and the words of its file, as one line."""
    return " ".join([revision.title, *blocks(revision.text), revision.file_words])


def words_of_content(revision):
    """By what a revision is found beside its title: its text without tags and the words of its files."""
    said = revision.file_texts.filter(attachment__in=revision.files()).order_by("attachment")
    words = [*said.values_list("text", flat=True)] or [revision.file_words]
    return "\n".join([*blocks(drawn(revision)), *words])


def compare(old, new):
    """Blocks of two texts side by side as HTML lines: kept, removed, added; changed words are marked."""
    old, new = blocks(old), blocks(new)
    lines = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            lines += [("equal", block) for block in new[c:d]]
        elif kind == "replace" and b - a == d - c:
            lines += [("changed", _words(*pair)) for pair in zip(old[a:b], new[c:d], strict=True)]
        else:
            lines += [("removed", format_html("<del>{}</del>", block)) for block in old[a:b]]
            lines += [("added", format_html("<ins>{}</ins>", block)) for block in new[c:d]]
    return lines


def _words(old, new):
    """One block with its changed words marked."""
    a, b = old.split(), new.split()
    parts = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(format_html("{} ", " ".join(b[k:m])))
            continue
        if i != j:
            parts.append(format_html("<del>{}</del> ", " ".join(a[i:j])))
        if k != m:
            parts.append(format_html("<ins>{}</ins> ", " ".join(b[k:m])))
    return format_html_join("", "{}", ((part,) for part in parts))
