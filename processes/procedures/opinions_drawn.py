"""Opinions side by side as the diagram draws them: a fork from the step to each one asked, and the join behind them."""

from dataclasses import replace

from django.utils.translation import gettext as _

from qms.lifecycle.diagrams import Edge, Node
from qms.people.posts import PostKind

from .joins import Join, Joined, needed_of
from .promise import in_words


def with_opinions(nodes, edges, steps, units):
    """The nodes and edges with those of the opinions: what a step leads to is then reached behind its join."""
    for step in steps:
        asked = step.get("opinions") or []
        if asked:
            join = join_key(step)
            at = next(place for place, node in enumerate(nodes) if node.key == step["code"]) + 1
            opinions = [_node(step, number, each, units) for number, each in enumerate(asked, start=1)]
            nodes = [*nodes[:at], *opinions, Node(join, _("Join: %(rule)s") % {"rule": rule_of(step)}), *nodes[at:]]
            edges = [_behind(each, join, step) if each.source == step["code"] else each for each in edges]
            edges += [Edge(step["code"], each.key) for each in opinions] + [Edge(each.key, join) for each in opinions]
    return nodes, edges


def passed_by(steps, passed):
    """What lies behind, with the opinions and the join of a step that does: its ways on begin at the join."""
    found = set(passed)
    for step in steps:
        keys = [f"{step['code']}.{number}" for number, _each in enumerate(step.get("opinions") or [], start=1)]
        if keys and step["code"] in passed:
            join = join_key(step)
            found |= {join, *keys, *((step["code"], key) for key in keys), *((key, join) for key in keys)}
            found |= {(join, each[1]) for each in passed if isinstance(each, tuple) and each[0] == step["code"]}
    return found


def join_key(step):
    """The key of the join behind the opinions of a step."""
    return f"{step['code']}.join"


def rule_of(step):
    """How the opinions of a step of a definition are joined, in words."""
    rule, asked = step.get("join_rule") or "", len(step.get("opinions") or [])
    if rule not in Join.values:
        return "?"
    if rule != Join.SOME:
        return str(Join(rule).label)
    words = {"needed": needed_of(rule, step.get("needed"), asked), "asked": asked}
    return _("%(needed)s of %(asked)s agree") % words


def asked_in_words(opinion, units):
    """Of whom an opinion of a definition is asked, and in which time."""
    kind = opinion.get("post") or ""
    post = str(PostKind(kind).label) if kind in PostKind.values else ""
    where = [opinion.get("partner") or post or "?", units.get(opinion.get("unit") or "")]
    return " · ".join([each for each in where if each] + [in_words(opinion.get("minutes"))])


def _node(step, number, opinion, units):
    return Node(
        f"{step['code']}.{number}",
        _("Opinion %(code)s") % {"code": f"{step['code']}.{number}"},
        note=asked_in_words(opinion, units),
    )


def _behind(edge, join, step):
    """The edge of an outcome from the join on, with the decision after which it may be taken."""
    decided = {each.get("label"): each.get("joined") for each in step.get("outcomes") or [] if each.get("joined")}
    decision = decided.get(edge.label)
    label = f"{Joined(decision).label}: {edge.label}" if decision in Joined.values else edge.label
    return replace(edge, source=join, label=label)
