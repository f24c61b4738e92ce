"""The kinds of what can be taken in. A slice declares its own in its `imports.py`; the desk finds them by name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

NUMBER = "number_here"  # the column of the number under which a record stands here
_kinds: dict[str, Any] = {}
_elsewhere: list[Any] = []


@dataclass(frozen=True)
class Column:
    """One column: the name of a field, what people call it, and other headings that offices give it."""

    name: str
    label: Any
    headings: tuple[str, ...] = ()
    required: bool = False
    help: Any = ""
    masked: Callable[[Any], str] | None = None  # how it is shown where it says who somebody is

    @property
    def all_headings(self):
        """Everything by which it is recognised."""
        return (str(self.label), *self.headings)


@dataclass(frozen=True)
class Question:
    """What a cell leaves open, asked once for all rows that say the same: `key` is the wording, `about` of what."""

    key: str
    about: str
    words: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass
class Read:
    """What a row means: its values, what stands against it, what must be asked first, what it would change."""

    values: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)
    asks: list = field(default_factory=list)  # Questions
    notes: list = field(default_factory=list)  # what is said of it and stands against nothing
    record: Any = None  # the record that it means already
    changes: list = field(default_factory=list)  # (label, from, to)
    heading: bool = False  # it names a section and nothing more
    work: Any = None  # whatever `take` needs besides
    settled: dict = field(default_factory=dict)  # {column: text} that followed from the rows above, kept with the row
    given: set = field(default_factory=set)  # columns that say something
    about: tuple = ()  # what it is about: two rows of a file about the same are one too many


class RowReader:
    """Reads and takes the rows of one import. A kind whose rows can be taken many at once says so by `together`."""

    together = False

    def read(self, told, number):
        """What a row means; writes nothing."""
        raise NotImplementedError

    def read_all(self, rows):
        """What each of these rows, (cells, number), means; a kind that looks up much asks once for all of them."""
        return [self.read(*row) for row in rows]

    def read_again(self, rows):
        """The same while they are taken in: what the door is about to ask isn't asked before."""
        return self.read_all(rows)

    def take(self, read, reason):
        """Bring a row through the door; gives the record. Raises what the door raises."""
        raise NotImplementedError

    def take_all(self, reads, reason):
        """Bring all these rows through it, or none; gives their records. Raises what the door raises."""
        return [self.take(read, reason) for read in reads]


@dataclass(frozen=True, kw_only=True)
class ImportKind:
    """What can be taken in: its words and columns, and the reader of its rows.

    `opened(record)` gives the RowReader of one import, which knows who imports. `about` names the collection of
    records that such a file belongs to, where it belongs to one; `may(actor)` says who is offered the kind.
    """

    name: str
    words: Any
    columns: Callable[[], tuple[Column, ...]]
    opened: Callable[[Any], Any]
    may: Callable[[Any], bool]
    about: str = ""
    usually: Callable[[Any], str] = lambda user: ""  # the record that is meant where none is named, "collection/key"
    named_by_itself: bool = False  # `may` names its people; else only keepers of something are offered it
    going_out: Callable[..., Any] | None = None  # (user, about) -> {column: cell} of each row, as it comes in
    aside: Any = ""  # what whoever prepares a file should know
    as_row: Callable[[dict], dict] | None = None  # {heading: value} of a record of its exchange; it then reads .json

    def masks(self):
        """{name: how it is shown} of the columns that say who somebody is; none for most kinds."""
        return {each.name: each.masked for each in self.columns() if each.masked}

    def headings(self):
        """{name: headings} as tables are looked for."""
        return {each.name: each.all_headings for each in self.columns()}


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """What is no table and comes in on a page of its own; the desk leads there."""

    words: Any
    url_name: str
    may: Callable[[Any], bool]


def declare_elsewhere(way):
    """Make such a page known."""
    _elsewhere.append(way)


def kinds_elsewhere():
    """All such pages."""
    return tuple(_elsewhere)


def declare(kind):
    """Make a kind known; gives it back."""
    _kinds[kind.name] = kind
    return kind


def kind_of(name):
    """The kind of this name, or None where this version of the program has none."""
    return _kinds.get(name)


def all_kinds():
    """All kinds, by name."""
    return dict(_kinds)
