"""The map as a drawing: management above, core in the middle, support below, and arrows for what flows between them."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from qms.lifecycle.diagram_text import LINE, wrap
from qms.lifecycle.svg import joined

from .kinds import ProcessKind

WIDTH, GAP, BAND, MARGIN = 138, 16, 120, 12  # BAND: the height between two bands, for the arrows
INNER = WIDTH - 16


@dataclass
class Box:
    """A process at its place; `ports` counts the arrows at its upper and lower side."""

    process: object
    x: float
    y: float
    height: float
    lines: list
    ports: dict = field(default_factory=lambda: defaultdict(list))

    def port(self, side, arrow):
        """Where an arrow touches a side: all arrows of a side are spread over it."""
        row = self.ports[side]
        x = self.x + WIDTH * (row.index(arrow) + 1) / (len(row) + 1)
        return x, self.y if side == "top" else self.y + self.height


def map_drawing(processes, flows, current=None):
    """The SVG of processes and of the flows between them; `current` is lit."""
    bands = [[each for each in processes if each.kind == kind] for kind in ProcessKind]
    bands = [sorted(band, key=lambda each: (each.position, each.number)) for band in bands if band]
    boxes, height = _place(bands)
    arrows = [flow for flow in flows if flow.origin_id in boxes and flow.target_id in boxes]
    for flow in sorted(arrows, key=lambda each: (boxes[each.origin_id].x, boxes[each.target_id].x)):
        start, end = _sides(boxes[flow.origin_id], boxes[flow.target_id])
        boxes[flow.origin_id].ports[start].append(("out", flow.pk))
        boxes[flow.target_id].ports[end].append(("in", flow.pk))
    width = max((len(band) for band in bands), default=1) * (WIDTH + GAP) - GAP + 2 * MARGIN
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img" width="{w}" height="{h}"'
        ' viewBox="0 0 {w} {h}" aria-label="{label}">{arrows}{boxes}</svg>',
        w=width,
        h=round(height),
        label=_("Processes and what flows between them; the list beside it says the same in words."),
        arrows=joined(_arrow(flow, boxes) for flow in arrows),
        boxes=joined(_box(box, box.process == current) for box in boxes.values()),
    )


def _place(bands):
    """Boxes by process id, band under band; and the height of it all."""
    boxes, y = {}, float(MARGIN)
    widest = max((len(band) for band in bands), default=0)
    for band in bands:
        y += BAND if boxes else BAND / 2
        lines = {each.pk: [each.number, *wrap(each.name, INNER)] for each in band}
        height = 20 + LINE * max(map(len, lines.values()))
        left = MARGIN + (widest - len(band)) * (WIDTH + GAP) / 2
        for place, each in enumerate(band):
            boxes[each.pk] = Box(each, left + place * (WIDTH + GAP), y, height, lines[each.pk])
        y += height
    return boxes, y + MARGIN


def _sides(origin, target):
    """Which sides an arrow leaves and enters; within a band it goes over the top."""
    if origin.y == target.y:
        return "top", "top"
    return ("bottom", "top") if origin.y < target.y else ("top", "bottom")


def _arrow(flow, boxes):
    origin, target = boxes[flow.origin_id], boxes[flow.target_id]
    start, end = _sides(origin, target)
    x1, y1 = origin.port(start, ("out", flow.pk))
    x2, y2 = target.port(end, ("in", flow.pk))
    out = 1 if end == "bottom" else -1  # which way the head comes from
    y2 += out * 8
    if start == end:
        lift = min(BAND / 2 - 4, 22 + abs(x2 - x1) / 14)
        bend1, bend2 = y1 - lift, y2 - lift
    else:
        bend1 = bend2 = (y1 + y2) / 2
    path = f"M{x1:g} {y1:g}C{x1:g} {bend1:g} {x2:g} {bend2:g} {x2:g} {y2:g}"
    head = f"{x2:g},{y2 - out * 8:g} {x2 - 4.5:g},{y2:g} {x2 + 4.5:g},{y2:g}"
    words = f"{origin.process.number} → {target.process.number}: {flow.what}"
    return format_html(
        '<g class="diagram-way"><title>{}</title><path d="{}"/><polygon points="{}"/></g>', words, path, head
    )


def _box(box, lit):
    first, *rest = box.lines
    x = box.x + WIDTH / 2
    spans = format_html_join(
        " ",
        '<tspan x="{}" y="{}">{}</tspan>',
        ((f"{x:g}", f"{box.y + 22 + (row + 1) * LINE:g}", line) for row, line in enumerate(rest)),
    )
    return format_html(
        '<g class="diagram-box{}"><rect x="{}" y="{}" width="{}" height="{}" rx="6"/>'
        '<text class="diagram-title" x="{}" y="{}">{}</text><text class="diagram-note">{}</text></g>',
        " is-current" if lit else "",
        f"{box.x:g}",
        f"{box.y:g}",
        WIDTH,
        f"{box.height:g}",
        f"{x:g}",
        f"{box.y + 22:g}",
        first,
        spans,
    )
