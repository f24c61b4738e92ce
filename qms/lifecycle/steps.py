"""Where a record stands in few words: what lies behind, the state it is in, and what usually follows."""

from dataclasses import dataclass

from qms.acts.acts import SAME, acts_of

MOST = 5


@dataclass(frozen=True)
class Step:
    """One state on the way of a record; `place` is "gone", "now" or "ahead"."""

    label: str
    place: str


def steps_of(record, gone):
    """At most five steps: the way gone without its loops, the present state, and the usual way ahead to its end."""
    labels = {str(key): str(label) for key, label in record._meta.get_field("state").choices}
    present = str(record.state)
    behind = [state for state in dict.fromkeys(map(str, gone)) if state != present]
    before = behind[: _last_time_at(present, gone)] if present in map(str, gone) else behind
    steps = [
        *(Step(labels[each], "gone") for each in before if each in labels),
        Step(labels[present], "now"),
        *(Step(labels[each], "ahead") for each in _ahead(type(record), present, {*before, present})),
    ]
    return _shortened(steps)


def _last_time_at(state, gone):
    """How many different states lay behind when the record was in this one for the first time."""
    return list(dict.fromkeys(map(str, gone))).index(state)


def _ahead(model, present, seen):
    """The states that follow when nothing is sent back or paused: the first way to an end by acts that say no why."""
    acts = [act for act in acts_of(model).values() if act.target != SAME]
    going_on = {source for act in acts for source in act.source}
    usual = [act for act in acts if not act.reason]

    def way(state, gone):
        targets = dict.fromkeys(act.target for act in usual if state in act.source and act.target not in gone)
        for target in targets:
            if target not in going_on:
                return [target]
            if (beyond := way(target, {*gone, target})) is not None:
                return [target, *beyond]
        return None

    return way(present, seen) or []


def _shortened(steps):
    """The steps around the present one, and the last: where it is going is always said."""
    if len(steps) <= MOST:
        return steps
    at = next(place for place, step in enumerate(steps) if step.place == "now")
    first = min(max(at - 1, 0), len(steps) - MOST)
    shown = steps[first : first + MOST]
    return [*shown[:-1], steps[-1]]
