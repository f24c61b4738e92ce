"""The record types: what each record tells of itself to whoever shows, prints, counts or hands it on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

from django.db.models import Model

from qms.acts.acted_on import ActedOn
from qms.acts.acts import name_of
from qms.ledger.legible import whole_number
from qms.people.models import User

from .ways import Way, declare_way

F = TypeVar("F", bound="Face")

_by_collection: dict[str, "Face"] = {}


@dataclass(frozen=True)
class InPack:
    """What an evidence pack does with a record.

    `forms`: its printed forms are in it. `names_people`: its files and links name people who came to the office, and
    are in no pack. `governs`: what the units above have of it governs the work of a unit, and comes along.
    """

    forms: bool = True
    names_people: bool = False
    governs: bool = False


@dataclass(frozen=True, kw_only=True)
class Face:
    """What is told of a row that changes by acts, wherever it is listed, read or changed.

    `forms` gives the form of each act that asks for more than a reason. `filters` are fields to filter by, or questions
    of the queryset that have a `short_description`; `quiet_filters` are asked by links only and shown once asked.
    """

    model: type[ActedOn]
    collection: str
    filters: tuple[Any, ...] = ()
    quiet_filters: tuple[Any, ...] = ()
    dated_by: str = "created_at"  # the field by which a period is asked
    create_form: type | None = None
    # Methods of a row that tell a script, as plain data, what lies in many rows: in the shape in which it is written.
    as_written: tuple[str, ...] = ()
    forms: dict[Any, Any] = field(default_factory=dict)
    # Acts that may be asked of several rows at once, with the same values: never one that is signed.
    together: tuple[Any, ...] = ()

    # What is told by act, under the acts' methods; pages and API ask by their names.
    by_act: ClassVar[tuple[str, ...]] = ("forms",)

    def __post_init__(self) -> None:
        for facts in self.by_act:
            object.__setattr__(self, facts, {name_of(move): told for move, told in getattr(self, facts).items()})
        object.__setattr__(self, "together", tuple(name_of(move) for move in self.together))

    @property
    def url_name(self) -> str:
        """The name of the register's URL; the record's is `<url_name>_record`."""
        return self.collection.replace("-", "_")


@dataclass(frozen=True, kw_only=True)
class RecordType(Face):
    """A record's face, with the facts about it that others ask for.

    `clauses` are those of the standard it is evidence of; in a pack it is filed under the first. `purpose` says on its
    pages, in a sentence or two, what belongs here and what one does with it. `way` is None for a
    record that is reached through another, and then `reached_through` says which. `columns` are names of attributes or
    methods shown in the register, or functions that make a cell of a record.
    """

    clauses: tuple[str, ...]
    purpose: Any
    way: Way | None
    in_pack: InPack
    reached_through: str = ""
    columns: tuple[Any, ...] = ()
    # Acts that have a page of their own: {act: name of its URL, which takes the record's key}.
    pages: dict[Any, str] = field(default_factory=dict)
    template: str = "web/record.html"
    # Extra context of the record page: facts(record, user) -> dict.
    context: Callable[[Any, User], dict[str, Any]] | None = None
    # The forms that can be printed for a record (qms.web.printed.forms.PrintedForm).
    printed_forms: tuple[Any, ...] = ()
    # Papers that have a page of their own, and are kept as issued like forms (qms.web.printed.papers).
    papers: tuple[Any, ...] = ()

    by_act: ClassVar[tuple[str, ...]] = ("forms", "pages")


def register(face: F) -> F:
    """Make a face known, of a record or of another row; returns it."""
    _by_collection[face.collection] = face
    if isinstance(face, RecordType) and face.way:
        declare_way(face.url_name, face.way)
    return face


def faces() -> dict[str, Face]:
    """All faces, by collection; each slice's `record` is read when the program starts."""
    return dict(_by_collection)


def record_types() -> dict[str, RecordType]:
    """The faces of records, by collection."""
    return {name: face for name, face in _by_collection.items() if isinstance(face, RecordType)}


def type_of(model: type[Model]) -> RecordType | None:
    """The record type of a model, or None."""
    return next((each for each in record_types().values() if each.model is model), None)


def record_at(address: Any, user: Any) -> Any:
    """The record at "collection/key" that a person may see; None for none, and for what is no such address."""
    collection, _slash, key = (address if isinstance(address, str) else "").strip("/").partition("/")
    kind = record_types().get(collection)
    if kind is None or whole_number(key) is None:
        return None
    model: Any = kind.model
    return model.objects.visible_to(user).select_related(*model.reads_with).filter(pk=int(key)).first()


def is_field(model: type[Model], name: str) -> bool:
    """Whether a filter is a field of the model, and not a question of its queryset."""
    return any(field.name == name for field in model._meta.get_fields())
