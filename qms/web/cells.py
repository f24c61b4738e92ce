"""Values as pages show them: each with its kind, so that one template knows how to write it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.template.defaultfilters import linebreaksbr
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, strip_tags
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qms.evidence.value_words import label_of_field
from qms.lifecycle.registry import type_of
from qms.people.models import Unit
from qms.people.short_names import short_name
from qms.workdays.lateness import Deadline

from .templatetags.words import day, moment, number, percent, yes_no


def in_short(name):
    """A unit by its short name, with the whole beside it where they differ."""
    short = short_name(name)
    return format_html('<abbr title="{}">{}</abbr>', name, short) if short != name else name


def due_in_short(value):
    """A deadline as a register shows it: how it stands, and its day; the hour is on the record's page."""
    text, due, tone = value
    return format_html("{} <time>{}</time>", _drawn("toned", text, None, tone, get_language()), day(due))


# How a value is written where that needs no component of the page.
WRITTEN = {
    "text": lambda value: value if value or value == 0 else "–",
    "lines": lambda value: linebreaksbr(value, autoescape=True) if value else "–",
    "small": lambda value: format_html('<span class="small text-secondary">{}</span>', value),
    "none": lambda value: format_html('<span class="is-zero text-secondary">{}</span>', value),
    "day": day,
    "moment": moment,
    "flag": yes_no,
    "number": number,
    "share": percent,
    "unit": in_short,
    "due": due_in_short,
}


@dataclass(frozen=True)
class Cell:
    """One labelled value: kind is state, deadline, toned or one of those in WRITTEN."""

    label: str
    kind: str
    value: Any
    tone: str = ""
    url: str = ""  # where the value leads
    below: tuple = ()  # further cells under it

    @property
    def words(self):
        """The value alone, led to where it has an address."""
        words = WRITTEN[self.kind](self.value)
        if not self.url:
            return words
        tint = format_html(' class="tone tone-{}"', self.tone) if self.tone else ""
        return format_html('<a href="{}"{}>{}</a>', self.url, tint, words)

    @property
    def is_empty(self):
        """Whether there is nothing to tell, so that a narrow screen leaves it out."""
        return self.value in (None, "") and not self.below

    @property
    def plain(self):
        """The value as a line of text says it, for another program."""
        if self.kind == "deadline":
            due = self.value["due"]
            return f"{self.value['text']} ({moment(due)})" if due else str(self.value["text"])
        if self.kind == "flag":
            return _("yes") if self.value else _("no")
        if self.value in (None, ""):
            return ""
        return strip_tags(str(WRITTEN[self.kind](self.value))) if self.kind in ("day", "moment") else str(self.value)

    @cached_property
    def written(self):
        """The value as it is written, or None where web/cell.html draws it with what is under it."""
        if self.below:
            return None
        if self.kind in WRITTEN:
            return self.words
        both = self.value if self.kind == "deadline" else {"text": self.value, "due": None}
        return _drawn(self.kind, both["text"], both["due"], self.tone, get_language())


@lru_cache(maxsize=4096, typed=True)
def _drawn(kind, text, due, tone, language):
    """A badge as web/cell.html draws it; kept, since a register shows few different ones many times."""
    value = {"text": text, "due": due} if kind == "deadline" else text
    return render_to_string("web/cell.html", {"cell": Cell("", kind, value, tone)})


def label_of(model, name):
    """The words for a column: a field or method of a model, or a function that makes a cell of a record."""
    if callable(name):
        return capfirst(str(name.short_description))
    if name == "state":
        return capfirst(_("state"))
    try:
        return capfirst(str(label_of_field(model._meta.get_field(name))))
    except FieldDoesNotExist:
        described = getattr(model, name)
        return capfirst(str(getattr(described, "short_description", name)))


def cell(record, name):
    """The value of a column of a record, ready to be shown."""
    return column(type(record), name)(record)


def column(model, name):
    """What makes the cell of one column of any record of a model; its label is looked up once."""
    if callable(name):
        return name
    label = label_of(model, name)
    if name == "state":
        return lambda record: state_cell(record, label)
    shown = f"get_{name}_display" if hasattr(model, f"get_{name}_display") else name

    def made(record):
        value = getattr(record, shown)
        return as_cell(label, value() if callable(value) else value)

    return made


def state_cell(record, label=""):
    """The state of a record, as a badge."""
    return Cell(label, "state", record.get_state_display(), record.state_tone)


def record_cell(record, words="", below=()):
    """A record by its number, or by other words, which lead to its page."""
    url = reverse(f"{type_of(type(record)).url_name}_record", args=[record.pk])
    return Cell("", "text", words or record.number, url=url, below=tuple(below))


def small(words):
    """Words under a cell, less loud than its own."""
    return Cell("", "small", words)


def words_cell(words, *below, url=""):
    """Words, which lead to an address where they have one, with further cells or small words under them if any."""
    under = tuple(each if isinstance(each, Cell) else small(each) for each in below if each)
    return Cell("", "text", words, url=url, below=under)


def toned(words, tone):
    """Words on the tint of a tone, with its icon."""
    return Cell("", "toned", words, tone)


def count_cell(count, url, tone=""):
    """How many there are, which leads to them; none leads nowhere, and is left out where a line is narrow."""
    return Cell("", "text", count, tone, url) if count else Cell("", "none", 0)


def as_cell(label, value):
    """A value under a label, of the kind in which it is written."""
    if isinstance(value, Cell):
        return replace(value, label=label)
    if isinstance(value, Deadline):
        if value.words:
            return Cell(label, "deadline", {"text": value.words, "due": value.due}, value.tone)
        value = value.due
    if isinstance(value, Unit):
        return Cell(label, "unit", str(value))
    if isinstance(value, bool):
        return Cell(label, "flag", value)
    if isinstance(value, datetime):
        return Cell(label, "moment", value)
    if isinstance(value, date):
        return Cell(label, "day", value)
    return Cell(label, "text", "" if value is None else value)
