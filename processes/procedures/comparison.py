"""Two definitions side by side: which steps were added, removed or changed, and in what."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from qms.people.models import Unit
from qms.people.posts import PostKind

from .conditions import in_words as in_words_of
from .joins import Joined
from .opinions_drawn import asked_in_words, rule_of
from .promise import in_words, limit_in_words
from .states import Ending


@dataclass(frozen=True)
class StepChange:
    """What became of one step: kind is added, removed or changed; `changes` are rows (label, before, after)."""

    kind: str
    code: str
    name: str
    changes: list = field(default_factory=list)


def compare_steps(old, new):
    """The StepChanges from one version to another (either may be None), in the new order; then the removed ones."""
    units = {unit.code: unit.name for unit in Unit.objects.all()}
    before = {step["code"]: step for step in (old.definition()["steps"] if old else [])}
    after = {step["code"]: step for step in (new.definition()["steps"] if new else [])}
    found = []
    for code, step in after.items():
        if code not in before:
            found.append(StepChange("added", code, step["name"], _differences({}, step, units)))
        elif changes := _differences(before[code], step, units):
            found.append(StepChange("changed", code, step["name"], changes))
    gone = [StepChange("removed", code, step["name"]) for code, step in before.items() if code not in after]
    return found + gone


def _differences(old, new, units):
    """Rows (label, before, after) of what differs."""
    before, after = _in_words(old, units), _in_words(new, units)
    return [(label, before.get(label, ""), text) for label, text in after.items() if before.get(label, "") != text]


def _in_words(step, units):
    """Everything a step says, as {label: text}."""
    if not step:
        return {}
    post = step["post"]
    return {
        _("Name"): step["name"],
        _("Post"): str(PostKind(post).label) if post else "–",
        _("Unit"): units.get(step["unit"]) or _("the unit in charge"),
        _("Working time"): in_words(step["minutes"]),
        _("Result"): step["result"] + (f" ({_('attached')})" if step["result_required"] else ""),
        _("Form"): step["form"],
        _("Outcomes"): "\n".join(map(_outcome, step["outcomes"])),
        _("Opinions in parallel"): "\n".join(_opinions(step, units)),
        _("Branches"): "\n".join(map(_branch, step.get("branches") or [])),
        _("Fields"): "\n".join(_field(each) for each in step["fields"]),
        _("May not be held by the holder of"): ", ".join(step["not_holder_of"]),
    }


def _opinions(step, units):
    asked = step.get("opinions") or []
    lines = [f"{step['code']}.{n} {asked_in_words(each, units)}" for n, each in enumerate(asked, start=1)]
    return [*lines, _("Join: %(rule)s") % {"rule": rule_of(step)}] if asked else []


def _outcome(each):
    when = f"{Joined(each['joined']).label}: " if each.get("joined") else ""
    said = f"{when}{each['label']} → {_target(each['leads_to'])}"
    return f"{said} ({limit_in_words(each['at_most'])})" if each.get("at_most") is not None else said


def _branch(each):
    return f"{in_words_of(each['field'], each['comparison'], each['value'])} → {_target(each['leads_to'])}"


def _target(code):
    return str(Ending(code).label) if code in Ending.values else code or "?"


def _field(each):
    words = [each["label"], *([_("required")] if each["required"] else []), *each["choices"]]
    return " · ".join(words)
