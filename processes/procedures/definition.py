"""A version's definition as plain data, in the shape of fixtures/procedures.toml.

{national_code, field, unit_in_charge, internal, limit_in (days | calendar_days | hours), legal_limit, committed,
 same_day, cutoff, first_day ("" = as the office counts it), first_day_ground, fee, legal_basis, verified,
 verification_note, supplements_allowed, apologies_allowed,
 parts: [{name, originals, copies, mandatory}],
 extensions: [{name, legal_basis, amount (in what the limit is given in), times}],
 steps: [{code, name, post, unit, minutes, result, result_required, form, not_holder_of: [code],
          fields: [{key, label, kind, required, choices}],
          outcomes: [{code, label, leads_to, at_most (how many times in one dossier; left out: without limit),
                      joined (agreed | refused: only when the opinions come to that; left out: either way)}],
          branches: [{outcome ("" = the first), field ("B1.key"), comparison (is | is_not | less | at_least), value,
                      leads_to}] (left out where there are none),
          opinions: [{post, unit, partner (another office, then neither post nor unit), minutes}], with
          join_rule (all | some | first_refusal) and needed (how many of some) (left out where nobody is asked)}]}

Units are named by code ("" = the unit in charge), posts by kind, targets by the step's code or the ending.
It freezes with the revision, is copied into the next one, compared, checked for problems and drawn.
"""

from decimal import Decimal

FACTS = (
    "national_code",
    "field",
    "internal",
    "limit_in",
    "same_day",
    "first_day",
    "first_day_ground",
    "fee",
    "legal_basis",
    "verified",
    "verification_note",
    "supplements_allowed",
    "apologies_allowed",
)
AMOUNTS = ("legal_limit", "committed")
# What a new revision takes over is not compared with anything until somebody says so again.
NOBODY_HAS_COMPARED_IT = {"verified": False}


def facts_compared(version):
    """What is compared with the published decision: the facts and the parts of the dossier, but not the steps."""
    kept = definition_of(version)
    return {name: told for name, told in kept.items() if name not in ("steps", "verified", "verification_note")}


# What may stand in a definition and in the rows of its lists.
NAMES = {
    "definition": {*FACTS, *AMOUNTS, "unit_in_charge", "cutoff", "parts", "extensions", "steps"},
    "parts": {"name", "originals", "copies", "mandatory"},
    "extensions": {"name", "legal_basis", "amount", "times"},
    "steps": {
        *("code", "name", "post", "unit", "minutes", "result", "result_required", "form"),
        *("not_holder_of", "fields", "outcomes", "branches", "opinions", "join_rule", "needed"),
    },
    "fields": {"key", "label", "kind", "required", "choices"},
    "outcomes": {"code", "label", "leads_to", "at_most", "joined"},
    "branches": {"outcome", "field", "comparison", "value", "leads_to"},
    "opinions": {"post", "unit", "partner", "minutes"},
}


def strange_names(told, place="definition"):
    """Every name in a definition that nobody asks for, with the list in whose row it stands; "" for the whole."""
    found = sorted(set(told) - NAMES[place])
    inside = [(name, row) for name in set(told) & set(NAMES) for row in told[name] or []]
    return found + [each for name, row in inside for each in strange_names(row, name)]


def definition_of(version):
    """The definition of a saved version."""
    return {
        **{name: getattr(version, name) for name in FACTS},
        "unit_in_charge": version.unit_in_charge.code,
        **{name: number(getattr(version, name)) for name in AMOUNTS},
        "cutoff": f"{version.cutoff:%H:%M}" if version.cutoff else "",
        "parts": [
            {"name": each.name, "originals": each.originals, "copies": each.copies, "mandatory": each.mandatory}
            for each in version.active_parts()
        ],
        "extensions": [
            {"name": each.name, "legal_basis": each.legal_basis, "amount": number(each.amount), "times": each.times}
            for each in version.limit.grounds()
        ],
        "steps": [_step(each) for each in version.active_steps()],
    }


def _step(step):
    return {
        "code": step.code,
        "name": step.name,
        "post": str(step.post),
        "unit": step.unit.code if step.unit else "",
        "minutes": step.minutes,
        "result": step.result,
        "result_required": step.result_required,
        "form": step.form,
        "not_holder_of": [each.earlier.code for each in step.active_incompatibilities()],
        "fields": [
            {"key": f.key, "label": f.label, "kind": str(f.kind), "required": f.required, "choices": list(f.choices)}
            for f in step.active_fields()
        ],
        "outcomes": [_outcome(each) for each in step.active_outcomes()],
        **_branches(step),
        **_opinions(step),
    }


def _outcome(outcome):
    told = {"code": outcome.code, "label": outcome.label, "leads_to": target_of(outcome)}
    told |= {} if outcome.at_most is None else {"at_most": outcome.at_most}
    return told | ({"joined": str(outcome.joined)} if outcome.joined else {})


def _branches(step):
    """Only where there are some: what was signed before there were branches says the same as it did."""
    told = [
        {
            "outcome": each.outcome.code if each.outcome else "",
            "field": each.field_name(),
            "comparison": str(each.comparison),
            "value": each.value,
            "leads_to": each.leads_to.code if each.leads_to else "",
        }
        for each in step.active_branches()
    ]
    return {"branches": told} if told else {}


def _opinions(step):
    """Only where somebody is asked, as the branches. A join that asks nobody is kept for the problems to tell."""
    rule = {"join_rule": str(step.join_rule)} if step.join_rule else {}
    rule |= {} if step.needed is None else {"needed": step.needed}
    told = [
        {
            "post": str(each.post),
            "unit": each.unit.code if each.unit else "",
            "partner": each.partner,
            "minutes": each.minutes,
        }
        for each in step.active_opinions()
    ]
    return rule | ({"opinions": told} if told else {})


def target_of(outcome):
    """The code of the step that an outcome leads to, the ending, or "" while nothing is said."""
    return outcome.leads_to.code if outcome.leads_to else str(outcome.ends)


def decimal_of(told):
    """A number of a definition as its column keeps it."""
    return None if told in (None, "") else Decimal(str(told))


def number(value):
    """A decimal as JSON and TOML write it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
