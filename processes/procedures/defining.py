"""Brings the rows of a draft in line with a definition: creates, changes, and sets inactive what is left out."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.people.models import Unit

from .definition import FACTS, minutes_of
from .parts import Incompatibility, Outcome, RequiredPart, Step, StepField
from .states import Ending


def bring_in_line(version, definition):
    """Make the version say what the definition says; facts that it leaves out stay as they are.

    Called inside a recording. Saves the parts, not the version. Raises ValidationError for units nobody knows and for
    codes used twice.
    """
    units = known_units()
    _refuse_unknown(definition, units)
    _refuse_doubles(definition)
    set_facts(version, definition, units)
    if "parts" in definition:
        _bring_parts(version, definition["parts"])
    if "steps" in definition:
        _bring_steps(version, definition["steps"], units)


def known_units():
    """All units by code."""
    return {unit.code: unit for unit in Unit.objects.all()}


def _refuse_unknown(definition, units):
    named = [definition.get("unit_in_charge", ""), *(step.get("unit", "") for step in definition.get("steps", []))]
    for code in named:
        if code and code not in units:
            raise ValidationError({"definition": [_("There is no unit %(code)s.") % {"code": code}]})


def _refuse_doubles(definition):
    steps = definition.get("steps", [])
    groups = [
        [step["code"] for step in steps],
        [part["name"] for part in definition.get("parts", [])],
        *([each["code"] for each in step.get("outcomes", [])] for step in steps),
        *([each["key"] for each in step.get("fields", [])] for step in steps),
    ]
    for names in groups:
        for name in names:
            if names.count(name) > 1:
                raise ValidationError({"definition": [_("%(name)s is used twice.") % {"name": name}]})


def set_facts(version, definition, units):
    """Set the version's own fields as the definition says, without saving."""
    for name in FACTS:
        if name in definition:
            setattr(version, name, definition[name])
    if definition.get("unit_in_charge"):
        version.unit_in_charge = units[definition["unit_in_charge"]]
    if "legal_limit_days" in definition:
        days = definition["legal_limit_days"]
        version.legal_limit_days = None if days in (None, "") else Decimal(str(days))
    if "committed_days" in definition or version.same_day:
        version.committed_minutes = None if version.same_day else minutes_of(definition.get("committed_days"))
    if "cutoff" in definition or version.same_day:
        version.cutoff = (definition.get("cutoff") or version.DEFAULT_CUTOFF) if version.same_day else None


def _bring_parts(version, parts):
    wanted = {
        part["name"]: {
            "position": position,
            "originals": part.get("originals", 1),
            "copies": part.get("copies", 0),
            "mandatory": part.get("mandatory", True),
        }
        for position, part in enumerate(parts, start=1)
    }
    _align(RequiredPart, "name", wanted, version=version)


def _bring_steps(version, steps, units):
    wanted = {
        step["code"]: {
            "position": position,
            "name": step["name"],
            "post": step.get("post") or "",
            "unit": units.get(step.get("unit") or ""),
            "minutes": step.get("minutes"),
            "result": step.get("result", ""),
            "result_required": step.get("result_required", False),
            "form": step.get("form", ""),
        }
        for position, step in enumerate(steps, start=1)
    }
    rows = _align(Step, "code", wanted, version=version)
    for step in steps:
        row = rows[step["code"]]
        _bring_fields(row, step.get("fields", []))
        _bring_outcomes(row, step.get("outcomes", []), rows)
        earlier = [rows[code] for code in step.get("not_holder_of", []) if code in rows]
        _align(Incompatibility, "earlier", {each: {} for each in earlier}, step=row)


def _bring_fields(step, fields):
    wanted = {
        field["key"]: {
            "position": position,
            "label": field["label"],
            "kind": field.get("kind", "text"),
            "required": field.get("required", False),
            "choices": list(field.get("choices", [])),
        }
        for position, field in enumerate(fields, start=1)
    }
    _align(StepField, "key", wanted, step=step)


def _bring_outcomes(step, outcomes, rows):
    wanted = {}
    for position, outcome in enumerate(outcomes, start=1):
        target = outcome.get("leads_to") or ""
        wanted[outcome["code"]] = {
            "position": position,
            "label": outcome["label"],
            "leads_to": rows.get(target),
            "ends": target if target in Ending.values else "",
        }
    _align(Outcome, "code", wanted, step=step)


def _align(model, key, wanted, **owner):
    """One row of `model` for every key wanted, with those values and active; the others inactive. Gives {key: row}."""
    known = {getattr(row, key): row for row in model.objects.filter(**owner)}
    for name, values in wanted.items():
        row = known.get(name)
        if row is None:
            known[name] = model(**owner, **{key: name}, **values)
            known[name].save()
        else:
            _change(row, values | {"active": True})
    for name, row in known.items():
        if name not in wanted:
            _change(row, {"active": False})
    return {name: known[name] for name in wanted}


def _change(row, values):
    """Save the row if that changes anything: history shows no change that was none."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(row, name, value)
        row.save()
