"""Brings the rows of a draft in line with a definition: creates, changes, and sets inactive what is left out."""

from datetime import time

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.ledger.alignment import align
from qms.people.models import Unit

from .asked_opinions import AskedOpinion
from .branches import Branch
from .definition import AMOUNTS, FACTS, decimal_of
from .parts import ExtensionGround, Incompatibility, Outcome, RequiredPart, Step, StepField
from .states import Comparison, Ending


def bring_in_line(version, definition):
    """Make the version say what the definition says; facts that it leaves out stay as they are.

    Called inside a recording. Saves the parts, not the version. Raises ValidationError for units nobody knows and for
    codes used twice.
    """
    units, blank = known_units(), is_blank(version)
    _refuse_unknown(definition, units)
    _refuse_doubles(definition)
    set_facts(version, definition, units)
    if "parts" in definition:
        _bring_parts(version, definition["parts"], [] if blank else list(version.required_parts.all()))
    if "extensions" in definition:
        _bring_grounds(version, definition["extensions"], [] if blank else list(version.extension_grounds.all()))
    if "steps" in definition:
        _bring_steps(version, definition["steps"], units, [] if blank else list(version.steps.all()))


def is_blank(version):
    """Whether nothing was ever defined, so that there are no rows to look for.

    A version begun from the one in force has its time: nothing comes into force without.
    """
    return version.sequence == 1 and version.committed is None and not version.same_day


def known_units():
    """All units by code."""
    return {unit.code: unit for unit in Unit.objects.all()}


def _refuse_unknown(definition, units):
    steps = definition.get("steps", [])
    asked = [each.get("unit") or "" for step in steps for each in step.get("opinions") or []]
    named = [definition.get("unit_in_charge", ""), *(step.get("unit", "") for step in steps), *asked]
    for code in named:
        if code and code not in units:
            raise ValidationError({"definition": [_("There is no unit %(code)s.") % {"code": code}]})


def _refuse_doubles(definition):
    steps = definition.get("steps", [])
    groups = [
        [step["code"] for step in steps],
        [part["name"] for part in definition.get("parts", [])],
        [ground["name"] for ground in definition.get("extensions", [])],
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
    for name in AMOUNTS:
        if name in definition:
            setattr(version, name, decimal_of(definition[name]))
    if version.same_day:
        version.committed = None
    if "cutoff" in definition or version.same_day:
        version.cutoff = _time_of(definition.get("cutoff"), version.DEFAULT_CUTOFF) if version.same_day else None


def _time_of(told, usual):
    """The time that a definition tells as text: the version is shown and signed before it is read from the database."""
    return time.fromisoformat(told) if told else usual


def _bring_parts(version, parts, known):
    wanted = {
        (version.pk, part["name"]): {
            "position": position,
            "originals": part.get("originals", 1),
            "copies": part.get("copies", 0),
            "mandatory": part.get("mandatory", True),
        }
        for position, part in enumerate(parts, start=1)
    }
    align(RequiredPart, known, ("version_id", "name"), wanted)


def _bring_grounds(version, grounds, known):
    wanted = {
        (version.pk, ground["name"]): {
            "position": position,
            "legal_basis": ground.get("legal_basis", ""),
            "amount": decimal_of(ground.get("amount")),
            "times": ground.get("times", 1),
        }
        for position, ground in enumerate(grounds, start=1)
    }
    align(ExtensionGround, known, ("version_id", "name"), wanted)


def _bring_steps(version, steps, units, known):
    wanted = {
        (version.pk, step["code"]): {
            "position": position,
            "name": step["name"],
            "post": step.get("post") or "",
            "unit_id": units[step["unit"]].pk if step.get("unit") else None,
            "minutes": step.get("minutes"),
            "result": step.get("result", ""),
            "result_required": step.get("result_required", False),
            "form": step.get("form", ""),
            "join_rule": step.get("join_rule") or "",
            "needed": step.get("needed") or None,
        }
        for position, step in enumerate(steps, start=1)
    }
    rows = align(Step, known, ("version_id", "code"), wanted)
    keys = {code: row.pk for (_version, code), row in rows.items()}
    # Only steps that were there before can have rows of their own: a first definition asks for none.
    of_known = {"step__in": [row.pk for row in known]}
    fields = _bring_fields(steps, keys, StepField.objects.filter(**of_known))
    outcomes = _bring_outcomes(steps, keys, Outcome.objects.filter(**of_known))
    _bring_branches(steps, keys, outcomes, fields, Branch.objects.filter(**of_known) if known else [])
    _bring_opinions(steps, keys, units, AskedOpinion.objects.filter(**of_known) if known else [])
    _bring_incompatibilities(steps, keys, Incompatibility.objects.filter(**of_known))


def _bring_fields(steps, keys, known):
    wanted = {
        (keys[step["code"]], field["key"]): {
            "position": position,
            "label": field["label"],
            "kind": field.get("kind", "text"),
            "required": field.get("required", False),
            "choices": list(field.get("choices", [])),
        }
        for step in steps
        for position, field in enumerate(step.get("fields", []), start=1)
    }
    return align(StepField, known, ("step_id", "key"), wanted)


def _bring_outcomes(steps, keys, known):
    wanted = {
        (keys[step["code"]], outcome["code"]): {
            "position": position,
            "label": outcome["label"],
            "leads_to_id": keys.get(outcome.get("leads_to")),
            "ends": outcome["leads_to"] if outcome.get("leads_to") in Ending.values else "",
            "at_most": outcome.get("at_most"),
            "joined": outcome.get("joined") or "",
        }
        for step in steps
        for position, outcome in enumerate(step.get("outcomes", []), start=1)
    }
    return align(Outcome, known, ("step_id", "code"), wanted)


def _bring_branches(steps, keys, outcomes, fields, known):
    """A branch whose outcome, field or target is not there is kept without: the problems say what it lacks."""
    by_name = {f"{code}.{key}": row for code, pk in keys.items() for (step, key), row in fields.items() if step == pk}
    wanted = {}
    for step in steps:
        codes = [each["code"] for each in step.get("outcomes", [])]
        for position, branch in enumerate(step.get("branches") or [], start=1):
            outcome = outcomes.get((keys[step["code"]], branch.get("outcome") or next(iter(codes), "")))
            field = by_name.get(branch.get("field"))
            wanted[keys[step["code"]], position] = {
                "outcome_id": outcome and outcome.pk,
                "field_id": field and field.pk,
                "comparison": branch.get("comparison") or Comparison.IS.value,
                "value": branch.get("value") or "",
                "leads_to_id": keys.get(branch.get("leads_to")),
            }
    if wanted or known:
        align(Branch, known, ("step_id", "position"), wanted)


def _bring_opinions(steps, keys, units, known):
    wanted = {
        (keys[step["code"]], position): {
            "post": each.get("post") or "",
            "unit_id": units[each["unit"]].pk if each.get("unit") else None,
            "partner": (each.get("partner") or "").strip(),
            "minutes": each.get("minutes"),
        }
        for step in steps
        for position, each in enumerate(step.get("opinions") or [], start=1)
    }
    if wanted or known:
        align(AskedOpinion, known, ("step_id", "position"), wanted)


def _bring_incompatibilities(steps, keys, known):
    named = [(step["code"], earlier) for step in steps for earlier in step.get("not_holder_of", [])]
    wanted = {(keys[code], keys[earlier]): {} for code, earlier in named if earlier in keys}
    align(Incompatibility, known, ("step_id", "earlier_id"), wanted)
