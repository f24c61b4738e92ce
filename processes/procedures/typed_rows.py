"""What stands in the editor as it was typed: read from the request, changed row by row, written back, judged leniently.

{"facts": {name: text}, "parts": [row], "extensions": [row],
 "steps": [row with "not_holder_of", "outcomes": [row], "fields": [row], "branches": [row],
            "opinions": [row]]}
"""

import re
from decimal import Decimal, InvalidOperation

from django.utils.datastructures import MultiValueDict

from .definition import AMOUNTS, FACTS
from .forms import key_for
from .promise import MINUTES_A_DAY

ROW = re.compile(r"(parts|extensions|steps)-(\d{1,3})-([a-z_]+)")
INNER = re.compile(r"steps-(\d{1,3})-(outcomes|fields|branches|opinions)-(\d{1,3})-([a-z_]+)")
KINDS = ("outcomes", "fields", "branches", "opinions")
LISTS = {"not_holder_of"}
GROUPS = ("parts", "extensions", "steps")


def typed_in(data):
    """Read a submitted editor."""
    facts, rows, inner = {}, {group: {} for group in GROUPS}, {}
    for name in data:
        if found := INNER.fullmatch(name):
            step, kind, row, key = found.groups()
            inner.setdefault((int(step), kind), {}).setdefault(int(row), {})[key] = data.get(name)
        elif found := ROW.fullmatch(name):
            group, row, key = found.groups()
            rows[group].setdefault(int(row), {})[key] = data.getlist(name) if key in LISTS else data.get(name)
        elif name.startswith("facts-"):
            facts[name.removeprefix("facts-")] = data.get(name)
    for number, step in rows["steps"].items():
        for kind in KINDS:
            step[kind] = _in_order(inner.get((number, kind), {}))
    return {"facts": facts, **{group: _in_order(rows[group]) for group in GROUPS}}


def _in_order(rows):
    return [rows[number] for number in sorted(rows)]


def typed_from(definition):
    """A saved definition as it would have been typed."""
    names = [*FACTS, *AMOUNTS, "unit_in_charge", "cutoff"]
    facts = {name: definition[name] for name in names if definition.get(name) is not None}
    steps = [_typed_step(step) for step in definition.get("steps") or []]
    plain = {group: [dict(row) for row in definition.get(group) or []] for group in ("parts", "extensions")}
    return {"facts": facts, **plain, "steps": steps}


def _typed_step(step):
    typed = _in_days(step)
    typed["outcomes"] = [dict(each) for each in step.get("outcomes") or []]
    typed["branches"] = [dict(each) for each in step.get("branches") or []]
    typed["fields"] = [
        {**each, "choices": "\n".join(map(str, each.get("choices") or []))} for each in step.get("fields") or []
    ]
    typed["opinions"] = [_in_days(each) for each in step.get("opinions") or []]
    return typed


def _in_days(row):
    """A row whose working minutes are told as days, hours and minutes."""
    typed = dict(row)
    minutes = typed.pop("minutes", None)
    if minutes is not None:
        typed["days"], rest = divmod(minutes, MINUTES_A_DAY)
        typed["hours"], typed["minutes"] = divmod(rest, 60)
    return typed


def as_data(typed):
    """The typed rows under the names that the forms read, numbered anew."""
    data = MultiValueDict()
    for key, value in typed["facts"].items():
        _put(data, f"facts-{key}", value)
    for group in GROUPS:
        for number, row in enumerate(typed[group]):
            _put_row(data, f"{group}-{number}", row)
    return data


def _put_row(data, prefix, row):
    for key, value in row.items():
        if key in KINDS:
            for number, each in enumerate(value):
                _put_row(data, f"{prefix}-{key}-{number}", each)
        else:
            _put(data, f"{prefix}-{key}", value)


def _put(data, name, value):
    if isinstance(value, list):
        data.setlist(name, value)
    elif value not in (None, False):
        data[name] = "on" if value is True else str(value)


def definition_meant(typed):
    """The definition that the typed rows mean so far, whatever is still wrong or missing in them."""
    facts = typed["facts"]
    return {
        **facts,
        "same_day": bool(facts.get("same_day")),
        **{name: _decimal(facts.get(name)) for name in AMOUNTS},
        "extensions": [row for row in typed["extensions"] if any(row.values())],
        "steps": [_meant(step) for step in typed["steps"]],
    }


def with_keys(values, key):
    """The rows' values, each with a key of its own: the one it had, or one made of its label."""
    taken = {each[key] for each in values if each[key]}
    for each in values:
        if not each[key]:
            each[key] = key_for(each["label"], taken)
            taken.add(each[key])
    return values


def _meant(step):
    return {
        **step,
        "code": step.get("code") or "?",
        "name": step.get("name") or "",
        "minutes": minutes_typed(step),
        "outcomes": with_keys([_labelled(each, "code") for each in step["outcomes"] if any(each.values())], "code"),
        "fields": with_keys([_labelled(each, "key") for each in step["fields"]], "key"),
        "opinions": [{**each, "minutes": minutes_typed(each)} for each in step["opinions"]],
    }


def _labelled(row, key):
    return {**row, "label": row.get("label") or "…", key: row.get(key) or ""}


def minutes_typed(step):
    """Working minutes of days, hours and minutes; None where nothing is given."""
    given = [_decimal(step.get(name)) for name in ("days", "hours", "minutes")]
    if all(each is None for each in given):
        return None
    days, hours, minutes = (each or 0 for each in given)
    return int(days * MINUTES_A_DAY + hours * 60 + minutes)


def _decimal(text):
    try:
        value = Decimal(str(text).replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value < 10000 else None
