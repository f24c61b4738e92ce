"""Whether a form fits its act: the names it can give are the parameters the act takes. Asked with `manage.py check`.

`**values` of an act stands for fields of the record by their names, unless it says where it hands them on to.
"""

import inspect
from dataclasses import dataclass

from django.core import checks

from qms.acts.acts import acts_of
from qms.acts.rules import only_as_part, only_the_clock

from .registry import faces


@dataclass(frozen=True)
class Taken:
    """What a method takes beside the actor: names it must be given, all it may be given, and whether any field."""

    required: frozenset
    known: frozenset
    fields: bool


def taken_by(method):
    """What a method takes, or what the function takes to which it hands its values on."""
    parameters = inspect.signature(inspect.unwrap(method)).parameters.values()
    named = [each for each in parameters if each.kind == each.KEYWORD_ONLY and each.name != "actor"]
    own = Taken(
        frozenset(each.name for each in named if each.default is each.empty),
        frozenset(each.name for each in named),
        any(each.kind == each.VAR_KEYWORD for each in parameters),
    )
    beyond = getattr(method, "values_for", None)
    if beyond is None:
        return own
    further = taken_by(beyond)
    return Taken(own.required | further.required, own.known | further.known, further.fields)


def misfits(record_type):
    """A sentence for everything in which a form of this type and its act differ."""
    model = record_type.model
    for name in record_type.forms:
        if name not in acts_of(model):
            yield f"{model._meta.label}: a form is told for {name}, which is no act."
    for name, act in acts_of(model).items():
        if not {only_as_part, only_the_clock} & set(act.who):
            yield from _differences(model, name, record_type.forms.get(name), taken_by(getattr(model, name)))
    if record_type.create_form is not None:
        begun, after = taken_by(model.begin), taken_by(model.after_creation)
        born_of = Taken(begun.required | after.required, begun.known | after.known, begun.fields)
        yield from _differences(model, "create", record_type.create_form, born_of)


def _differences(model, name, form, taken):
    where, whose = f"{model._meta.label}.{name}", form.__name__ if form else "what has no form"
    gives = form.names_given() if form else frozenset()
    inside = frozenset(model.given_inside.get(name, ()))
    fields = {field.name for field in model._meta.get_fields()} if taken.fields else set()
    said = [
        ("gives {names}, which the act does not take", gives - taken.known - fields),
        ("does not give {names}, without which the act can't be done", taken.required - gives - inside),
        ("never gives {names}, which the act takes", taken.known - taken.required - gives - inside),
        ("gives {names}, which are said to come from inside the program", gives & inside),
    ]
    for sentence, names in said:
        if names:
            yield f"{where}: {whose} {sentence.format(names=', '.join(sorted(names)))}."


@checks.register("forms")
def forms_fit_their_acts(app_configs=None, **kwargs):
    """An error for everything in which the form of an act and the act differ."""
    hint = "Make the form's fields, or its `gives`, the parameters of the act."
    return [
        checks.Error(sentence, hint=hint, id="forms.E001")
        for record_type in faces().values()
        for sentence in misfits(record_type)
    ]
