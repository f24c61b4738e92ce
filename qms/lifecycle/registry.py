"""The record types that pages and API show: which collection, which forms, which columns."""

from dataclasses import dataclass, field

from django.urls import get_resolver

_by_collection = {}


@dataclass(frozen=True)
class RecordType:
    """One record's face. `forms` gives the form of each act that asks for more than a reason.

    `columns` are names of attributes or methods shown in the register; `filters` are fields to filter by, or questions
    of the queryset that have a `short_description`. `quiet_filters` are asked by links only and shown once asked.
    """

    model: type
    collection: str
    columns: tuple = ()
    filters: tuple = ()
    quiet_filters: tuple = ()
    create_form: type | None = None
    forms: dict = field(default_factory=dict)
    # Acts that have a page of their own: {act: name of its URL, which takes the record's key}.
    pages: dict = field(default_factory=dict)
    template: str = "web/record.html"
    # Extra context of the record page: facts(record, user) -> dict.
    context: object = None
    # The forms that can be printed for a record (qms.web.printed.forms.PrintedForm).
    printed_forms: tuple = ()

    @property
    def url_name(self):
        """The name of the register's URL; the record's is `<url_name>_record`."""
        return self.collection.replace("-", "_")


def register(record_type):
    """Make a record type known; returns it."""
    _by_collection[record_type.collection] = record_type
    return record_type


def record_types():
    """All record types, by collection. They are declared beside their addresses, which are read first."""
    get_resolver().url_patterns  # noqa: B018 (read for what its import registers)
    return dict(_by_collection)


def type_of(model):
    """The record type of a model, or None."""
    return next((each for each in record_types().values() if each.model is model), None)


def is_field(model, name):
    """Whether a filter is a field of the model, and not a question of its queryset."""
    return any(field.name == name for field in model._meta.get_fields())
