"""Where records name people who are still needed, read from their fields and acts: nothing lists it by hand.

A field whose name ends with "by" tells who did something; that stays. Every other field that names a person is a place.
"""

from dataclasses import dataclass
from functools import cache
from inspect import Parameter, signature
from typing import Any

from django.db.models import Model, UniqueConstraint
from django.forms import ModelMultipleChoiceField
from django.utils.text import capfirst

from qms.acts.acts import SAME, Act, acts_of
from qms.lifecycle.registry import RecordType, record_types
from qms.people.models import User

DOER = "by"


@dataclass(frozen=True)
class Place:
    """A field by which a record, or the rows of one of its parts, names a person; and the acts that name another there.

    `handing` maps each state to the act that puts another person there; `parameter` is what that act calls the place.
    `by_form` maps each state to an act whose form names several people anew: it is done on its own page.
    """

    kind: RecordType
    field: str
    part: str = ""
    parameter: str = ""
    told_by: tuple[str, ...] = ()  # fields of the part by which the act is told which of its rows is meant
    handing: Any = None
    by_form: Any = None

    @property
    def holds_several(self):
        """Whether the act is given everybody who stands there, and not one person."""
        return bool(self.part) and self.parameter == self.part

    @property
    def label(self):
        """What the place is called on the page."""
        model = self.kind.model
        if not self.part:
            return capfirst(str(model._meta.get_field(self.field).verbose_name))
        return capfirst(str(model._meta.get_field(self.part).related_model._meta.verbose_name))


@cache
def places():
    """Every place of every kind of record at which somebody can be needed."""
    return tuple(place for kind in record_types().values() for place in places_of(kind))


def places_of(kind):
    """The places of one kind of record."""
    if not acts_of(kind.model):
        return
    parts = [(model_of_part(kind.model, name), name) for name in kind.model.parts]
    for model, part in [(kind.model, ""), *parts]:
        for name in people_named_in(model):
            place = _place(kind, model, name, part)
            if not part or place.handing or place.by_form:
                yield place


def people_named_in(model: type[Model]):
    """The names of the fields of a model that name people, those who did something left out."""
    fields = [field for field in model._meta.concrete_fields if field.related_model is User]
    return [field.name for field in fields if field.name.rpartition("_")[2] != DOER]


def model_of_part(model: type[Model], name: str) -> type[Model]:
    """The model of the rows of a part."""
    relation: Any = model._meta.get_field(name)
    return relation.related_model


def _place(kind, model, name, part):
    told_by = _told_apart_by(model) if part else ()
    for parameter in dict.fromkeys((name, part)) if part else (name,):
        acts = acts_of(kind.model).values()
        handing = _by_state(each for each in acts if _hands(kind, each, parameter, part, told_by))
        if handing:
            return Place(kind, name, part, parameter, told_by if parameter == name else (), handing)
    several = (each for each in acts_of(kind.model).values() if _names_several(kind, each)) if part else ()
    return Place(kind, name, part, by_form=_by_state(several))


def _hands(kind, act: Act, parameter, part, told_by):
    """Whether an act leaves all else alone and is content with a person for this place."""
    asked = signature(getattr(kind.model, act.name)).parameters.values()
    names = {each.name for each in asked}
    needed = {each.name for each in asked if each.default is Parameter.empty and each.kind is Parameter.KEYWORD_ONLY}
    if act.target != SAME or act.sign or parameter not in names or not needed <= {"actor", parameter, *told_by}:
        return False
    return parameter != part or _takes_people(kind, act, parameter)


def _takes_people(kind, act, name):
    form = kind.forms.get(act.name)
    field = form and form.base_fields.get(name)
    chosen = field.queryset if isinstance(field, ModelMultipleChoiceField) else None
    return chosen is not None and chosen.model is User


def _names_several(kind, act):
    form = kind.forms.get(act.name)
    return act.target == SAME and form is not None and any(_takes_people(kind, act, name) for name in form.base_fields)


def _told_apart_by(model):
    """The fields by which the rows of a part are unique within their record; one is the way back to it."""
    unique = [each.fields for each in model._meta.constraints if isinstance(each, UniqueConstraint)]
    return tuple(name for fields in unique for name in fields if not model._meta.get_field(name).is_relation)


def _by_state(acts):
    """{state: act}, the act made for nothing else before one that also does other things."""
    ranked = sorted(acts, key=lambda each: -each.reason)
    return {state: each.name for each in reversed(ranked) for state in each.source}
