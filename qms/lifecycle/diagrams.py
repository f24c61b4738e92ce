"""Diagrams made by the server: states and acts of a record, and whatever upper rooms draw as nodes and edges.

A diagram is one accessible, self-contained SVG, with a text alternative of whole sentences.
"""

from dataclasses import dataclass
from hashlib import sha1
from itertools import pairwise

from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from qms.acts.acts import SAME, acts_of

from .diagram_layout import lay_out
from .diagram_svg import svg_of


@dataclass(frozen=True)
class Node:
    """What stands in a box: a title and a smaller line. `end` draws it round, `faulty` as something to be mended."""

    key: str
    label: str
    note: str = ""
    end: bool = False
    faulty: bool = False


@dataclass(frozen=True)
class Edge:
    """A way from one node to another, and what it is called."""

    source: str
    target: str
    label: str = ""


def draw(nodes, edges, *, current=(), passed=(), title=""):
    """The SVG of nodes, in their order from top to bottom, and of the edges between them.

    `current` names the nodes that are lit, `passed` the nodes and the pairs (source, target) that lie behind.
    """
    current, passed = set(current), set(passed)
    gone = {each for each in passed if isinstance(each, tuple)}
    behind = {each for each in passed if not isinstance(each, tuple)}

    description = " ".join(sentences(nodes, edges, current=current, passed=passed))
    return svg_of(
        lay_out(nodes, edges),
        title=title or _("Diagram"),
        description=description,
        key="d" + sha1(f"{title}{description}".encode(), usedforsecurity=False).hexdigest()[:10],
        is_gone=lambda edge: (edge.source, edge.target) in gone,
        tone_of=lambda node: _tones(node, current, behind),
    )


def _tones(node, current, behind):
    """The classes of a node: round at the end, lit where it stands, dark where it lies behind, to be mended."""
    lit = "is-current" if node.key in current else "is-gone" if node.key in behind else ""
    return " ".join(filter(None, ["is-end" if node.end else "", lit, "is-faulty" if node.faulty else ""]))


def sentences(nodes, edges, *, current=(), passed=()):
    """The diagram in words: where it stands, what lies behind, and where each node leads."""
    labels = {node.key: node.label for node in nodes}
    found = []
    if current:
        found.append(_("Now: %(list)s.") % {"list": _listed(labels, nodes, current)})
    behind = {each for each in passed if not isinstance(each, tuple)} - set(current)
    if behind:
        found.append(_("Done: %(list)s.") % {"list": _listed(labels, nodes, behind)})
    for node in nodes:
        ways = [edge for edge in edges if edge.source == node.key and edge.target in labels]
        if ways:
            found.append(f"{node.label}: " + "; ".join(_way(edge, labels) for edge in ways) + ".")
    return found


def _listed(labels, nodes, keys):
    return ", ".join(str(labels[node.key]) for node in nodes if node.key in keys)


def _way(edge, labels):
    if not edge.label:
        return _("leads to “%(target)s”") % {"target": labels[edge.target]}
    return _("“%(act)s” leads to “%(target)s”") % {"act": edge.label, "target": labels[edge.target]}


def lifecycle_parts(model):
    """Nodes and edges of a model's lifecycle, read from its acts; acts that leave the state alone are no ways."""
    field = model._meta.get_field("state")
    acts = [act for act in acts_of(model).values() if act.target != SAME]
    sources = {source for act in acts for source in act.source}
    nodes = [Node(str(key), str(label), end=str(key) not in sources) for key, label in field.choices]
    labels = {}
    for act in acts:
        for source in act.source:
            labels.setdefault((source, act.target), []).append(str(act.label))
    return nodes, [Edge(source, target, " / ".join(names)) for (source, target), names in labels.items()]


def lifecycle_diagram(model, current="", gone=()):
    """The lifecycle of a model (or of a record's model) as SVG: the state now lit, the states gone through dark."""
    model = model if isinstance(model, type) else type(model)
    nodes, edges = lifecycle_parts(model)
    title = format_lazy(_("States of: {name}"), name=model._meta.verbose_name)
    return draw(nodes, edges, current={current} - {""}, passed=_way_gone(gone, current), title=str(title))


def lifecycle_sentences(model, current="", gone=()):
    """The same in words."""
    nodes, edges = lifecycle_parts(model if isinstance(model, type) else type(model))
    return sentences(nodes, edges, current={current} - {""}, passed=_way_gone(gone, current))


def _way_gone(gone, current):
    """Nodes and pairs of a list of states in the order in which a record went through them."""
    states = [*map(str, gone), *([str(current)] if current else [])]
    return {*states, *((one, other) for one, other in pairwise(states) if one != other)}
