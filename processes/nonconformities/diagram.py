"""The analysis as a drawing made by the server: the whys from top to bottom, the fishbone from left to right."""

from hashlib import sha1

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from qms.lifecycle.diagram_text import LINE, NOTE_LINE, wrap
from qms.lifecycle.diagrams import Edge, Node, draw
from qms.lifecycle.svg import joined

from .states import Method

COLUMN, SLANT, HEAD, PAD = 230, 46, 190, 12


def drawing_of(method, data):
    """The SVG of an analysis, or "" for one in words."""
    if not data:
        return ""
    return {Method.FIVE_WHY: _chain, Method.FISHBONE: _fishbone}.get(method, lambda data: "")(data)


def sentences_of(method, data):
    """The same in words."""
    if method == Method.FIVE_WHY:
        return [data.get("problem", ""), *(_("because: %(why)s") % {"why": why} for why in data.get("whys", []))]
    return [f"{bone['name']}: {'; '.join(bone['causes'])}" for bone in data.get("branches", [])]


def _chain(data):
    """The problem, and under it each answer; the last one is where the asking ended."""
    texts = [data.get("problem") or _("The problem"), *data["whys"]]
    nodes = [Node(str(place), text, end=place == len(texts) - 1) for place, text in enumerate(texts)]
    edges = [Edge(str(place), str(place + 1), _("why?")) for place in range(len(texts) - 1)]
    return draw(nodes, edges, current={nodes[-1].key}, title=_("Five times why"))


def _fishbone(data):
    """The problem is the head; branches leave the spine upwards and downwards in turn."""
    bones = [(wrap(bone["name"], COLUMN - 40, bold=True), _wrapped(bone["causes"])) for bone in data["branches"]]
    above, below = bones[0::2], bones[1::2]
    columns = max(len(above), 1)
    up, down = _height(above), _height(below)
    spine, width = PAD + up, PAD * 2 + columns * COLUMN + HEAD
    pieces = [_spine(spine, PAD + columns * COLUMN)]
    pieces += [_bone(PAD + place * COLUMN, spine, bone, -up) for place, bone in enumerate(above)]
    pieces += [_bone(PAD + place * COLUMN, spine, bone, down) for place, bone in enumerate(below)]
    head, head_height = _head(PAD + columns * COLUMN, spine, data.get("problem") or _("The problem"))
    height = max(spine + max(down, head_height / 2) + PAD, head_height + PAD * 2)
    description = " ".join([data.get("problem", ""), *sentences_of(Method.FISHBONE, data)])
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img" width="{w}" height="{h}"'
        ' viewBox="0 {top} {w} {h}" aria-labelledby="{key}-t" aria-describedby="{key}-d">'
        '<title id="{key}-t">{title}</title><desc id="{key}-d">{description}</desc>{pieces}{head}</svg>',
        w=round(width),
        h=round(height - min(0, spine - head_height / 2 - PAD)),
        top=round(min(0, spine - head_height / 2 - PAD)),
        key="f" + sha1(description.encode(), usedforsecurity=False).hexdigest()[:10],
        title=_("Fishbone"),
        description=description,
        pieces=joined(pieces),
        head=head,
    )


def _wrapped(causes):
    """The lines of all causes of a branch, each begun with a dash."""
    return [
        line if place else f"– {line}"
        for cause in causes
        for place, line in enumerate(wrap(cause, COLUMN - SLANT - 34))
    ]


def _height(bones):
    """How far the longest branch reaches from the spine."""
    return max((len(name) * LINE + len(lines) * NOTE_LINE + 44 for name, lines in bones), default=30)


def _spine(y, end):
    return format_html(
        '<g class="diagram-way is-gone"><path d="M{} {}H{}"/><polygon points="{},{} {},{} {},{}"/></g>',
        PAD, y, end - 8, end, y, end - 9, y - 5, end - 9, y + 5,
    )  # fmt: skip


def _bone(x, spine, bone, reach):
    """One branch: its name at the end away from the spine, its causes beside the slanting bone."""
    name, lines = bone
    tip = spine + reach
    head = len(name) * LINE + 10
    box = tip if reach < 0 else tip - head
    start = tip + head if reach < 0 else tip - head
    first = start + 18 if reach < 0 else start - 12 - (len(lines) - 1) * NOTE_LINE
    texts = [_text(name, x + (COLUMN - 30) / 2, box + 18, "diagram-title", LINE)]
    texts.append(_text(lines, x + SLANT + 22, first, "diagram-words", NOTE_LINE))
    return format_html(
        '<g class="diagram-way"><path d="M{} {}L{} {}"/></g>'
        '<g class="diagram-box"><rect x="{}" y="{}" width="{}" height="{}" rx="6"/>{}</g>',
        x + 14, start, x + SLANT + 8, spine, x, box, COLUMN - 30, head,
        joined(texts),
    )  # fmt: skip


def _head(x, spine, problem):
    lines = wrap(problem, HEAD - 24, bold=True)
    height = len(lines) * LINE + 24
    top = spine - height / 2
    box = format_html(
        '<g class="diagram-box is-current"><rect x="{}" y="{}" width="{}" height="{}" rx="6"/>{}</g>',
        x, top, HEAD, height, _text(lines, x + HEAD / 2, top + 26, "diagram-title", LINE),
    )  # fmt: skip
    return box, height


def _text(lines, x, y, css, height):
    spans = format_html_join(
        " ",
        '<tspan x="{}" y="{}">{}</tspan>',
        ((f"{x:g}", f"{y + row * height:g}", line) for row, line in enumerate(lines)),
    )
    return format_html('<text class="{}">{}</text>', css, spans)
