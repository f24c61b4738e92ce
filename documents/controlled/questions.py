"""The short quiz of a document: questions that stand in its own content, and so are reviewed and approved with it.

Under the heading "Câu hỏi sau khi đọc" each question is a paragraph over a list of answers, the right one in bold;
"(xem 5.2)" at its end names the heading under which the answer is found. The section is not shown where it is read.
"""

import re
from dataclasses import dataclass

from lxml import html

from qms.text.vietnamese import lower

HEADING = "câu hỏi sau khi đọc"
SEE = re.compile(r"\(\s*xem:?\s+([^)]+)\)\s*$", re.IGNORECASE)
HEADINGS = ("h1", "h2", "h3", "h4")
LISTS = ("ul", "ol")


@dataclass(frozen=True)
class Question:
    """What is asked, the answers to choose from, the place of the right one, and where to look it up."""

    words: str
    answers: tuple
    right: int | None
    passage: str = ""

    def is_sound(self):
        """Whether one answer of several is marked as right."""
        return len(self.answers) > 1 and self.right is not None and bool(self.words)


def questions_of(revision):
    """The questions of a revision's text and files, in their order."""
    return [each for part in parts_of(revision) for each in questions_in(part)]


def parts_of(revision):
    """The HTML of a revision's text and of what its files say."""
    files = (
        revision.file_texts.filter(attachment__purpose="content").order_by("attachment").values_list("html", flat=True)
    )
    return [part for part in (revision.text, *files) if part]


def questions_in(text):
    """The questions of one text."""
    if HEADING not in lower(text):
        return []
    found, before = [], ""
    for element in _section(_tree(text)):
        if element.tag in LISTS:
            found.append(_question(before, element))
            before = ""
        else:
            before = _words(element) or before
    return found


def without_questions(text):
    """A text as it is read: without the questions, whose right answers it marks."""
    if HEADING not in lower(text):
        return text
    tree = _tree(text)
    for element in [*_headings(tree), *_section(tree)]:
        element.getparent().remove(element)
    return "".join(html.tostring(each, encoding="unicode") for each in tree)


def _tree(text):
    return html.fragment_fromstring(text, create_parent="div")


def _headings(tree):
    return [each for each in tree if each.tag in HEADINGS and lower(_words(each)).rstrip(":.").endswith(HEADING)]


def _section(tree):
    """What stands under the heading, until another begins."""
    found, inside, own = [], False, _headings(tree)
    for element in tree:
        if element.tag in HEADINGS:
            inside = element in own
        elif inside:
            found.append(element)
    return found


def _question(words, answers):
    said = [(_words(each), _is_bold(each)) for each in answers if each.tag == "li"]
    marked = [place for place, (_answer, bold) in enumerate(said) if bold]
    see = SEE.search(words)
    return Question(
        words=SEE.sub("", words).strip(),
        answers=tuple(answer for answer, _bold in said),
        right=marked[0] if len(marked) == 1 else None,
        passage=see[1].strip() if see else "",
    )


def _words(element):
    return " ".join(" ".join(element.itertext()).split())


def _is_bold(element):
    bold = "".join("".join(each.itertext()) for each in element.iter("strong", "b"))
    return bool(bold.strip())
