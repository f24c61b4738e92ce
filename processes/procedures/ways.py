"""The ways through the steps of a definition: which can be reached, which reach an end, and how long the longest is."""

from .states import Ending


def targets(step):
    """Where the outcomes of a step and its branches lead."""
    return [each.get("leads_to") or "" for name in ("outcomes", "branches") for each in step.get(name) or []]


def reachable(steps):
    """Codes of the steps that some way from the first step comes to."""
    by_code = {step["code"]: step for step in steps}
    waiting, found = [steps[0]["code"]], set()
    while waiting:
        code = waiting.pop()
        if code in by_code and code not in found:
            found.add(code)
            waiting += targets(by_code[code])
    return found


def leading_to_an_end(steps):
    """Codes of the steps from which some way comes to an end."""
    found = set(Ending.values)
    grown = True
    while grown:
        more = {step["code"] for step in steps if found.intersection(targets(step))} - found
        found |= more
        grown = bool(more)
    return found - set(Ending.values)


def without_limits(steps):
    """The steps with only those outcomes, and their branches, that can be taken again and again."""
    return [step | _lasting(step) for step in steps]


def _lasting(step):
    outcomes = step.get("outcomes") or []
    lasting = [each for each in outcomes if each.get("at_most") in (None, "")]
    codes, usual = {each.get("code") for each in lasting}, outcomes[0].get("code") if outcomes else None
    branches = [each for each in step.get("branches") or [] if (each.get("outcome") or usual) in codes]
    return {"outcomes": lasting, "branches": branches}


def longest_way(steps):
    """(working minutes, codes) of the longest way from the first step that never goes back to an earlier one."""
    position = {step["code"]: number for number, step in enumerate(steps)}
    longest = [(0, [])] * len(steps)
    for number in range(len(steps) - 1, -1, -1):
        onward = [position[code] for code in targets(steps[number]) if position.get(code, -1) > number]
        minutes, codes = max((longest[each] for each in onward), key=lambda way: way[0], default=(0, []))
        longest[number] = (steps[number].get("minutes") or 0) + minutes, [steps[number]["code"], *codes]
    return longest[0]
