"""Where everything of a diagram stands: one column of boxes, forward ways at the right, ways back at the left.

A way to the next box goes straight down and carries its words beside it. Every other way leaves its box beside a line
of words inside the box and runs in a lane; all ways to one box from one side share a lane, so that few lines are drawn.
"""

from dataclasses import dataclass, field
from typing import Any

from .diagram_text import LINE, NOTE_LINE, wrap

BOX = 248  # width of a box
PAD = 10  # air inside a box
LANE = 16  # between two lanes
GAP = 30  # between two boxes, without words
EDGE = 10  # air around the picture


@dataclass
class Port:
    """A line of words inside a box, from which a way leaves at one side."""

    edge: object
    lines: list
    side: str
    y: float = 0


@dataclass
class Box:
    """A node at its place."""

    node: Any
    title: list
    notes: list
    ports: list = field(default_factory=list)
    down: list = field(default_factory=list)
    down_lines: list = field(default_factory=list)
    y: float = 0
    height: float = 0

    @property
    def entry(self):
        """Where ways from the sides come in."""
        return self.y + PAD + LINE / 2

    @property
    def bottom(self):
        return self.y + self.height


@dataclass
class Lane:
    """All ways to one box from one side."""

    target: Box
    side: str
    ports: list
    index: int = 0

    @property
    def span(self):
        ys = [self.target.entry, *(port.y for port in self.ports)]
        return min(ys), max(ys)


@dataclass
class Layout:
    """Boxes and lanes with their coordinates."""

    boxes: list
    lanes: list
    left: float
    width: float
    height: float

    def lane_x(self, lane):
        """Where a lane runs down."""
        away = (lane.index + 1) * LANE
        return self.left - away if lane.side == "left" else self.left + BOX + away


def lay_out(nodes, edges):
    """The Layout of nodes in their order."""
    boxes = [Box(node, wrap(node.label, BOX - 2 * PAD, bold=True), wrap(node.note, BOX - 2 * PAD)) for node in nodes]
    rows = {box.node.key: row for row, box in enumerate(boxes)}
    for edge in edges:
        if edge.source in rows and edge.target in rows:
            _give(boxes[rows[edge.source]], edge, rows[edge.target] - rows[edge.source])
    height = _stack(boxes)
    lanes = _lanes(boxes, rows)
    left = EDGE + _depth(lanes, "left")
    return Layout(boxes, lanes, left, left + BOX + _depth(lanes, "right") + EDGE, height)


def _give(box, edge, distance):
    """Let an edge leave its box: down to the next one, or by a port."""
    if distance == 1:
        box.down.append(edge)
        box.down_lines += wrap(edge.label, BOX / 2 - PAD)
    else:
        box.ports.append(Port(edge, wrap(edge.label, BOX - 2 * PAD - 14), "right" if distance > 1 else "left"))


def _stack(boxes):
    """Set every height and y; returns the height of the whole."""
    y = EDGE + GAP - 8
    for box in boxes:
        box.y = y
        y += PAD + len(box.title) * LINE + len(box.notes) * NOTE_LINE
        for port in box.ports:
            y += 6
            port.y = y + NOTE_LINE / 2
            y += len(port.lines) * NOTE_LINE
        y += PAD
        box.height = y - box.y
        y += max(GAP, len(box.down_lines) * NOTE_LINE + 16)
    return boxes[-1].bottom + EDGE if boxes else 2 * EDGE


def _lanes(boxes, rows):
    """One lane for each target and side; lanes that would touch run beside each other, the short ones inside."""
    found = {}
    for box in boxes:
        for port in box.ports:
            target = boxes[rows[port.edge.target]]
            found.setdefault((port.edge.target, port.side), Lane(target, port.side, [])).ports.append(port)
    placed = []
    for lane in sorted(found.values(), key=lambda each: each.span[1] - each.span[0]):
        taken = {other.index for other in placed if other.side == lane.side and _touch(lane, other)}
        lane.index = next(index for index in range(len(taken) + 1) if index not in taken)
        placed.append(lane)
    return placed


def _touch(one, other):
    return one.span[0] <= other.span[1] + 6 and other.span[0] <= one.span[1] + 6


def _depth(lanes, side):
    """The room that the lanes of a side take."""
    return max((lane.index + 1 for lane in lanes if lane.side == side), default=0) * LANE
