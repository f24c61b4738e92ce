"""Scenes of the demo's stories that give an action, or take one of them further."""

from qms.lifecycle.door import create, perform

from .models import Action

ACTION_ACTS = {"start": "start", "report_done": "report_done", "accept_action": "accept"}


def play_with_actions(record, kind, scene, given, people):
    """One scene of a record's story: an action given, an act of one given before, or an act of the record itself."""
    by, act = people[scene["by"]], scene["act"]
    values = {name: value for name, value in scene.items() if name not in ("at", "by", "act", "action")}
    if act == "give":
        given.append(_give(record, kind, by, values, people))
    elif act in ACTION_ACTS:
        action = given[scene.get("action", len(given)) - 1]
        perform(getattr(action, ACTION_ACTS[act]), by=by, **values)
    else:
        perform(getattr(record, act), by=by, **values)


def _give(record, kind, by, values, people):
    return create(
        Action,
        by=by,
        origin=record,
        kind=kind,
        title=values["title"],
        responsible=people[values["to"]],
        verifier=people[values["verifier"]],
        unit=record.unit,
        due_on=values["due"],
    )
