"""Values as pages show them: each with its kind, so that one template knows how to write it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from qms.workdays.lateness import Deadline


@dataclass(frozen=True)
class Cell:
    """One labelled value: kind is state, moment, day, flag, deadline, toned or text."""

    label: str
    kind: str
    value: Any
    tone: str = ""


def label_of(model, name):
    """The words for a column: a field or method of a model, or a function that makes a cell of a record."""
    if callable(name):
        return capfirst(str(name.short_description))
    if name == "state":
        return capfirst(_("state"))
    try:
        return capfirst(str(model._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        described = getattr(model, name)
        return capfirst(str(getattr(described, "short_description", name)))


def cell(record, name):
    """The value of a column of a record, ready to be shown."""
    if callable(name):
        return name(record)
    label = label_of(type(record), name)
    if name == "state":
        return Cell(label, "state", record.get_state_display(), record.state_tone)
    display = getattr(record, f"get_{name}_display", None)
    value = display() if display else getattr(record, name)
    value = value() if callable(value) else value
    if isinstance(value, Cell):
        return value
    if isinstance(value, Deadline):
        if value.words:
            return Cell(label, "deadline", {"text": value.words, "due": value.due}, value.tone)
        value = value.due
    if isinstance(value, bool):
        return Cell(label, "flag", value)
    if isinstance(value, datetime):
        return Cell(label, "moment", value)
    if isinstance(value, date):
        return Cell(label, "day", value)
    return Cell(label, "text", "" if value is None else value)
