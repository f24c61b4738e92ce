"""A laid-out diagram as SVG: classes for its look (qms/web/static/web/diagram.css), no style, no script."""

from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from .diagram_layout import BOX, PAD
from .diagram_text import LINE, NOTE_LINE
from .svg import joined

RADIUS = 7


def svg_of(layout, *, title, description, key, is_gone, tone_of):
    """The picture. `is_gone(edge)` says which ways were taken, `tone_of(node)` gives a node's classes."""
    ways = [_lane(layout, lane, is_gone) for lane in layout.lanes]
    ways += [_down(layout, box, following, is_gone) for box, following in pairwise(layout.boxes)]
    boxes = [_box(layout, box, tone_of(box.node)) for box in layout.boxes]
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img" width="{w}" height="{h}"'
        ' viewBox="0 0 {w} {h}" aria-labelledby="{key}-t" aria-describedby="{key}-d">'
        '<title id="{key}-t">{title}</title><desc id="{key}-d">{description}</desc>{start}{ways}{boxes}</svg>',
        w=round(layout.width),
        h=round(layout.height),
        key=key,
        title=title,
        description=description,
        start=_start(layout),
        ways=joined(ways),
        boxes=joined(boxes),
    )


def _start(layout):
    """The dot from which the first box is entered."""
    if not layout.boxes:
        return ""
    x, y = layout.left + BOX / 2, layout.boxes[0].y
    path = f"M{x:g} {y - 14:g}V{y - 6:g}"
    dot = format_html('<circle class="diagram-start" cx="{}" cy="{}" r="5"/>', f"{x:g}", f"{y - 17:g}")
    return joined([dot, _way(path, _arrow(x, y, "down"), gone=True)])


def _way(path, arrow, *, gone):
    css = "diagram-way is-gone" if gone else "diagram-way"
    return format_html('<g class="{}"><path d="{}"/>{}</g>', css, path, arrow)


def _arrow(x, y, towards):
    """A filled head whose point is at (x, y)."""
    points = {
        "down": f"{x:g},{y:g} {x - 4.5:g},{y - 8:g} {x + 4.5:g},{y - 8:g}",
        "right": f"{x:g},{y:g} {x - 8:g},{y - 4.5:g} {x - 8:g},{y + 4.5:g}",
        "left": f"{x:g},{y:g} {x + 8:g},{y - 4.5:g} {x + 8:g},{y + 4.5:g}",
    }[towards]
    return format_html('<polygon points="{}"/>', points)


def _down(layout, box, following, is_gone):
    """The way straight down, its words beside it."""
    if not box.down:
        return mark_safe("")
    x = layout.left + BOX / 2
    gone = any(is_gone(edge) for edge in box.down)
    way = _way(f"M{x:g} {box.bottom:g}V{following.y - 6:g}", _arrow(x, following.y, "down"), gone=gone)
    height = following.y - box.bottom
    top = box.bottom + (height - 6 - len(box.down_lines) * NOTE_LINE) / 2 + 11
    return joined([way, _text(box.down_lines, x + 9, top, "diagram-words", NOTE_LINE)])


def _lane(layout, lane, is_gone):
    """All ways to one box from one side; those taken are drawn last, over the others."""
    ports = sorted(lane.ports, key=lambda port: is_gone(port.edge))
    return joined(_by_lane(layout, lane, port, is_gone(port.edge)) for port in ports)


def _by_lane(layout, lane, port, gone):
    x, end = layout.lane_x(lane), lane.target.entry
    border = layout.left if lane.side == "left" else layout.left + BOX
    out = -1 if lane.side == "left" else 1
    turn = 1 if end > port.y else -1
    r = min(RADIUS, abs(end - port.y) / 2)
    path = (
        f"M{border:g} {port.y:g}H{x - out * r:g}Q{x:g} {port.y:g} {x:g} {port.y + turn * r:g}"
        f"V{end - turn * r:g}Q{x:g} {end:g} {x - out * r:g} {end:g}H{border + out * 6:g}"
    )
    return _way(path, _arrow(border, end, "left" if lane.side == "right" else "right"), gone=gone)


def _box(layout, box, tone):
    """A node: its title, its notes, and the words of the ways that leave at its sides."""
    x, y = layout.left, box.y
    frame = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="{}"/>', f"{x:g}", f"{y:g}", BOX, f"{box.height:g}",
        18 if box.node.end else 6,
    )  # fmt: skip
    middle = x + BOX / 2
    top = y + PAD + 13
    texts = [_text(box.title, middle, top, "diagram-title", LINE)]
    top += len(box.title) * LINE - 1
    texts.append(_text(box.notes, middle, top, "diagram-note", NOTE_LINE))
    texts += [_port(layout, port) for port in box.ports]
    return format_html('<g class="diagram-box {}">{}{}</g>', tone, frame, joined(texts))


def _port(layout, port):
    """Words at the side at which their way leaves."""
    x = layout.left + 9 if port.side == "left" else layout.left + BOX - 9
    return _text(port.lines, x, port.y + 4, f"diagram-words at-{port.side}", NOTE_LINE)


def _text(lines, x, y, css, height):
    """Lines of text under each other; the text is one for those who hear it."""
    if not lines:
        return mark_safe("")
    spans = format_html_join(
        " ",
        '<tspan x="{}" y="{}">{}</tspan>',
        ((f"{x:g}", f"{y + row * height:g}", line) for row, line in enumerate(lines)),
    )
    return format_html('<text class="{}">{}</text>', css, spans)
