"""Diagrams: nothing is cut off, nothing is run, and what stands in the picture stands in the words."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.controlled.models import DocumentRevision
from qms.acts.acts import arrows_of
from qms.lifecycle.diagram_layout import lay_out
from qms.lifecycle.diagram_text import width_of, wrap
from qms.lifecycle.diagrams import Edge, Node, draw, lifecycle_diagram, lifecycle_parts, lifecycle_sentences, sentences

LONG = "Xác định mức độ khuyết tật và cấp giấy xác nhận khuyết tật cho người có tên trong hồ sơ đã tiếp nhận"
SVG = "{http://www.w3.org/2000/svg}"


def words_of(svg):
    """All visible words of a picture, in order."""
    root = ElementTree.fromstring(str(svg))
    return " ".join(" ".join(text.itertext()) for text in root.iter(f"{SVG}text"))


def squeezed(text):
    return re.sub(r"\s+", "", text)


@st.composite
def pictures(draw_):
    """Some nodes with words of any length, and edges between any two."""
    label = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=90)
    nodes = [Node(f"n{number}", draw_(label), note=draw_(label)) for number in range(draw_(st.integers(1, 7)))]
    keys = st.sampled_from([node.key for node in nodes])
    return nodes, draw_(st.lists(st.builds(Edge, keys, keys, label), max_size=12))


@settings(deadline=None, max_examples=80)
@given(pictures())
def test_every_label_is_in_the_picture_whole(picture):
    nodes, edges = picture
    shown = squeezed(words_of(draw(nodes, edges)))
    for label in [*(node.label for node in nodes), *(node.note for node in nodes), *(edge.label for edge in edges)]:
        assert squeezed(label) in shown


@settings(deadline=None, max_examples=80)
@given(pictures())
def test_boxes_and_lanes_keep_apart(picture):
    layout = lay_out(*picture)
    for upper, lower in zip(layout.boxes, layout.boxes[1:], strict=False):
        assert upper.bottom < lower.y
    taken = {}
    for lane in layout.lanes:
        assert 0 < layout.lane_x(lane) < layout.width
        for other in taken.get((lane.side, lane.index), []):
            assert lane.span[1] < other.span[0] or other.span[1] < lane.span[0]
        taken.setdefault((lane.side, lane.index), []).append(lane)


def test_words_are_escaped_and_nothing_is_run():
    evil = '<script>alert("1")</script>'
    svg = str(draw([Node("a", evil, note=evil), Node("b", evil)], [Edge("a", "b", evil)], title=evil))
    assert "<script" not in svg and " style=" not in svg and " on" not in re.sub(r">[^<]*<", "><", svg)


def test_long_words_wrap_inside_their_column():
    lines = wrap(LONG, 216, bold=True)
    assert len(lines) > 2 and all(width_of(line, bold=True) <= 216 for line in lines)
    assert all(width_of(line) <= 100 for line in wrap("x" * 200, 100))


def test_the_way_gone_is_dark_and_the_present_lit():
    nodes, edges = [Node("a", "A"), Node("b", "B"), Node("c", "C")], [Edge("a", "b"), Edge("b", "c")]
    svg = str(draw(nodes, edges, current=["b"], passed=["a", ("a", "b")]))
    assert svg.count("is-current") == 1
    assert svg.count('class="diagram-box is-gone"') == 1
    assert svg.count("diagram-way is-gone") == 2  # from the start to A, from A to B


def test_the_picture_is_named_and_described():
    root = ElementTree.fromstring(str(draw([Node("a", "A")], [], title="Hồ sơ")))
    named, described = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert (named.text, named.get("id")) == ("Hồ sơ", root.get("aria-labelledby"))
    assert described.get("id") == root.get("aria-describedby")


def test_the_words_say_what_the_picture_shows():
    nodes, edges = [Node("a", "Một"), Node("b", "Hai")], [Edge("a", "b", "tiếp")]
    said = " ".join(sentences(nodes, edges, current=["b"], passed=["a"]))
    assert "Hai" in said and "Một" in said and "tiếp" in said


def test_a_lifecycle_shows_exactly_its_arrows():
    nodes, edges = lifecycle_parts(DocumentRevision)
    assert {(edge.source, edge.target) for edge in edges} == arrows_of(DocumentRevision)
    assert len(nodes) == 7


@pytest.mark.parametrize("state", ["draft", "in_review", "superseded"])
def test_a_lifecycle_lights_its_state(state):
    gone = ["draft", "in_review", "draft"]
    assert str(lifecycle_diagram(DocumentRevision, state, gone)).count("is-current") == 1
    assert lifecycle_sentences(DocumentRevision, state, gone)


def test_it_fits_a_phone():
    nodes, edges = lifecycle_parts(DocumentRevision)
    assert lay_out(nodes, edges).width <= 350


def test_nothing_to_draw_is_drawn_too():
    assert "<svg" in draw([], [])
