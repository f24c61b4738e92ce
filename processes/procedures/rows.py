"""What the buttons of the editor do with its rows: add, remove, move up and down. Nothing is saved by it.

A button's value names the deed and the row: "add-step", "remove-step-2", "up-step-2", "add-outcome-2",
"remove-outcome-2-0", "add-field-2", "add-part" …
"""

import re

BUTTON = re.compile(
    r"(add|remove|up|down)-(step|part|extension|outcome|field|branch|opinion)(?:-(\d{1,3}))?(?:-(\d{1,3}))?"
)


INSIDE = {"outcome": "outcomes", "field": "fields", "branch": "branches", "opinion": "opinions"}


def change_rows(typed, button):
    """Do what the button says; a button nobody knows does nothing. Gives the step whose details were changed."""
    found = BUTTON.fullmatch(button)
    if not found:
        return None
    deed, kind, first, second = found.groups()
    first, second = int(first or 0), int(second or 0)
    if kind in INSIDE:
        if first >= len(typed["steps"]):
            return None
        rows, row = typed["steps"][first][INSIDE[kind]], second
    else:
        rows, row = typed[f"{kind}s"], first
    if deed == "add":
        rows.append(_new(kind, typed))
    elif row < len(rows):
        _MOVES[deed](rows, row)
    return first if kind in INSIDE and kind != "outcome" else None


_EMPTY = {"field": {"kind": "text"}, "part": {"originals": "1", "copies": "0"}, "extension": {"times": "1"}}


def _new(kind, typed):
    if kind == "step":
        inside = {name: [] for name in INSIDE.values()}
        return {"code": free_code(typed["steps"]), **inside, "outcomes": [{}], "not_holder_of": []}
    return dict(_EMPTY.get(kind, {}))


def free_code(steps):
    """The next code that no step has: B1, B2, …"""
    taken = {step.get("code") for step in steps}
    return next(f"B{number}" for number in range(len(steps) + 1, 2000) if f"B{number}" not in taken)


def _remove(rows, row):
    del rows[row]


def _up(rows, row):
    if row > 0:
        rows[row - 1], rows[row] = rows[row], rows[row - 1]


def _down(rows, row):
    if row + 1 < len(rows):
        _up(rows, row + 1)


_MOVES = {"remove": _remove, "up": _up, "down": _down}
