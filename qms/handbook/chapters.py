"""The chapters of the handbook, read once a language from Markdown.

They are files of docs/staff, so that a code host shows the same pages, with the same pictures, as the program. English
stands in docs/staff/en under the same names; a test holds the two to the same chapters.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt

from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.text.vietnamese import fold

FOLDER = settings.BASE_DIR / "docs" / "staff"
# In the order of the contents; each with the posts that begin with it. Without posts it is for everybody.
FOR_POSTS = {
    "bat-dau": (),
    "mot-cua": (PostKind.ONE_STOP_OFFICER,),
    "can-bo": (PostKind.OFFICER, PostKind.CLERK, PostKind.PROCESS_OWNER),
    "lanh-dao": (PostKind.TOP_MANAGEMENT, PostKind.UNIT_HEAD),
    "tai-lieu": (PostKind.DOCUMENT_CONTROLLER, PostKind.PROCESS_OWNER),
    "chat-luong": SYSTEM_KEEPERS,
    "danh-gia": (PostKind.INTERNAL_AUDITOR, PostKind.EXTERNAL_AUDITOR),
    "quan-tri": (PostKind.ADMINISTRATOR,),
    "tu-ngu": (),
    "thay-doi": (),
}
CHAPTER_LINK = re.compile(r"^([a-z-]+)\.md(#.*)?$")
PICTURE = "pictures/"

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it. `said` is what the search reads: (title, text) of its prose and its rows."""

    anchor: str
    title: str
    html: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Chapter:
    """One file: its title, what stands before the first heading, and its sections."""

    slug: str
    title: str
    lead: str
    sections: tuple[Section, ...]

    @property
    def url(self):
        return reverse("help_chapter", args=[self.slug])

    def is_for(self, posts):
        """Whether somebody with these posts begins with it."""
        return any(post.kind in FOR_POSTS[self.slug] for post in posts)


def file_of(slug, language):
    """Where a chapter stands in a language; what has no folder of its own is read in Vietnamese."""
    return FOLDER / ("en" if language == "en" else "") / f"{slug}.md"


@lru_cache
def chapters(language):
    """All chapters in a language, in the order of the contents."""
    return tuple(_read(slug, file_of(slug, language).read_text(encoding="utf-8")) for slug in FOR_POSTS)


def _read(slug, source):
    tokens = _markdown.parse(source)
    _lead_on(tokens)
    starts = [place for place, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2"]
    ends = [*starts[1:], len(tokens)]
    lead = tokens[3 : starts[0] if starts else len(tokens)]  # after the three tokens of the title
    sections = [_section(tokens[start:end]) for start, end in zip(starts, ends, strict=True)]
    return Chapter(slug, tokens[1].content, _html(lead), tuple(sections))


def _section(tokens):
    title, below = tokens[1].content, tokens[3:]
    return Section(slugify(fold(title)), title, _html(below), tuple(_said(title, below)))


def _said(title, tokens):
    """The prose under its heading, then each row of a table under its first cell."""
    prose, rows, row = [], [], None
    for token in tokens:
        if token.type == "tbody_open":
            row = []
        elif token.type == "tr_open" and row is not None:
            rows.append(row := [])
        elif token.type == "inline" and row is not None:
            row.append(_plain(token))
        elif token.type == "inline":
            prose.append(_plain(token))
        elif token.type == "table_close":
            row = None
    yield title, " ".join(prose)
    yield from ((first, " ".join(rest)) for first, *rest in rows)


def _plain(token):
    """The words of a line, without its marks and pictures."""
    return "".join(each.content for each in token.children if each.type in ("text", "code_inline", "softbreak"))


def _html(tokens):
    """What the house wrote itself, with no HTML of its own in it."""
    return mark_safe(_markdown.renderer.render(tokens, _markdown.options, {}))


def _lead_on(tokens):
    """Pictures and links between files, as the program serves them."""
    for token in (inner for outer in tokens for inner in outer.children or ()):
        if token.type == "image":
            name = token.attrs["src"].rpartition(PICTURE)[2]
            token.attrs |= {"src": static(f"handbook/pictures/{name}"), "loading": "lazy"}
        elif token.type == "link_open" and (found := CHAPTER_LINK.match(token.attrs["href"])):
            token.attrs["href"] = reverse("help_chapter", args=[found[1]]) + (found[2] or "")
