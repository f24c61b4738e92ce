"""The steps of a procedure as a diagram: who does each, in which time, and where each outcome leads."""

from dataclasses import replace

from django.utils.translation import gettext as _

from qms.lifecycle.diagrams import Edge, Node, draw, sentences
from qms.people.models import Unit
from qms.people.posts import PostKind

from .conditions import condition_of
from .opinions_drawn import passed_by, with_opinions
from .promise import in_words
from .states import Ending


def nodes_and_edges(definition, faulty=()):
    """What a definition looks like: a node for every step and every ending that is used, an edge for every outcome."""
    steps = definition.get("steps") or []
    asked = [each for step in steps for each in step.get("opinions") or []]
    codes = [each.get("unit") or "" for each in [*steps, *asked]]
    units = {unit.code: unit.name for unit in Unit.objects.filter(code__in=codes)}
    nodes = [
        Node(each["code"], f"{each['code']}. {each['name']}", note=_note(each, units), faulty=each["code"] in faulty)
        for each in steps
    ]
    edges = [
        Edge(step["code"], outcome.get("leads_to") or "", outcome["label"])
        for step in steps
        for outcome in step.get("outcomes") or []
    ]
    edges = with_branches(edges, steps)
    nodes, edges = with_opinions(nodes, edges, steps, units)
    used = {edge.target for edge in edges}
    return [*nodes, *(Node(str(end), str(end.label), end=True) for end in Ending if end in used)], edges


def with_branches(edges, steps):
    """The edges with those of the branches; one that goes where an outcome leads anyway is named at its edge."""
    found = list(edges)
    for step in steps:
        for branch in step.get("branches") or []:
            edge = Edge(step["code"], branch.get("leads_to") or "", condition_of(branch, steps))
            same = [n for n, each in enumerate(found) if (each.source, each.target) == (edge.source, edge.target)]
            if same:
                found[same[0]] = replace(found[same[0]], label=f"{found[same[0]].label}; {edge.label}")
            else:
                found.append(edge)
    return found


def _note(step, units):
    kind = step.get("post") or ""
    post = str(PostKind(kind).label) if kind in PostKind.values else ""
    where = [each for each in (post, units.get(step.get("unit") or "")) if each]
    return " · ".join([*where, in_words(step.get("minutes")).replace(" ", "\u00a0")])


def definition_diagram(definition, *, faulty=(), title="", current=(), passed=()):
    """A definition as SVG, whether it is saved or only typed so far."""
    nodes, edges = nodes_and_edges(definition, faulty)
    return draw(nodes, edges, current=current, passed=passed, title=title or _("Steps of the procedure"))


def steps_diagram(version, open_steps=(), done_steps=()):
    """The steps of a version as SVG; `done_steps` are steps, or pairs of a step and the outcome it had."""
    return steps_drawn(version, open_steps, done_steps)["steps_diagram"]


def steps_drawn(version, open_steps=(), done_steps=()):
    """The same as SVG and in words, of one reading of the definition, as a page shows them."""
    definition, (current, passed) = version.definition(), _marks(open_steps, done_steps)
    nodes, edges = nodes_and_edges(definition)
    passed = passed_by(definition["steps"], passed)
    title = _("Steps of %(procedure)s") % {"procedure": version}
    return {
        "steps_diagram": draw(nodes, edges, current=current, passed=passed, title=title),
        "steps_sentences": sentences(nodes, edges, current=current, passed=passed),
    }


def _marks(open_steps, done_steps):
    passed = set()
    for done in done_steps:
        step, outcome = done if isinstance(done, tuple) else (done, None)
        passed.add(step.code)
        if outcome is not None:
            passed.add((step.code, outcome.leads_to.code if outcome.leads_to else str(outcome.ends)))
    return {step.code for step in open_steps}, passed
