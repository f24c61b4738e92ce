"""A small matrix of one risk: where it was before the treatment, what remains, and the way between, as SVG."""

from math import hypot

from django.utils.html import format_html
from django.utils.translation import gettext as _

from qms.lifecycle.svg import joined

from .scale import STEPS, current_scale
from .states import TONES

SIDE, LEFT, TOP = 34, 40, 6
SPAN = SIDE * len(STEPS)
WIDTH, HEIGHT = LEFT + SPAN + 8, TOP + SPAN + 40
APART, MARK = 8, 8  # how far two marks in one square stand apart, and how large a mark is


def picture(risk):
    """The SVG, or nothing before the assessment."""
    if not risk.likelihood:
        return ""
    first, last = (risk.likelihood, risk.consequence), (risk.residual_likelihood, risk.residual_consequence)
    remains = risk.residual_likelihood is not None
    together = APART if first == last else 0
    start = _middle(*first, -together)
    marks = [format_html('<circle class="mark-before" cx="{}" cy="{}" r="{}"/>', *map(_short, start), MARK)]
    if remains:
        end = _middle(*last, together)
        marks = [*_way(start, end), *marks, _diamond(end)]
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="risk-picture" role="img" width="{w}" height="{h}"'
        ' viewBox="0 0 {w} {h}" aria-label="{label}">{squares}{axes}{marks}</svg>',
        w=WIDTH,
        h=HEIGHT,
        label=in_words(risk),
        squares=joined(_squares(risk.kind)),
        axes=joined(_axes()),
        marks=joined(marks),
    )


def in_words(risk):
    """What the picture shows, as a sentence."""
    before = _("Before treatment: likelihood %(l)s, consequence %(c)s.") % {"l": risk.likelihood, "c": risk.consequence}
    if risk.residual_likelihood is None:
        return before
    remains = {"l": risk.residual_likelihood, "c": risk.residual_consequence}
    return before + " " + _("What remains: likelihood %(l)s, consequence %(c)s.") % remains


def _short(number):
    return f"{number:g}"


def _middle(likelihood, consequence, aside):
    return LEFT + (consequence - 0.5) * SIDE + aside, TOP + (len(STEPS) - likelihood + 0.5) * SIDE


def _squares(kind):
    scale = current_scale()
    for likelihood in STEPS:
        for consequence in STEPS:
            score = likelihood * consequence
            x, y = LEFT + (consequence - 1) * SIDE, TOP + (len(STEPS) - likelihood) * SIDE
            yield format_html(
                '<g class="tone-{}"><rect x="{}" y="{}" width="{}" height="{}"/><text x="{}" y="{}">{}</text></g>',
                TONES[kind][scale.level_of(score)],
                x,
                y,
                SIDE,
                SIDE,
                x + 3,
                y + 11,
                score,
            )


def _axes():
    for each in STEPS:
        y = TOP + (len(STEPS) - each + 0.5) * SIDE + 4
        yield format_html('<text class="axis" x="{}" y="{}">{}</text>', LEFT - 8, _short(y), each)
        x = LEFT + (each - 0.5) * SIDE
        yield format_html('<text class="axis" x="{}" y="{}">{}</text>', _short(x), TOP + SPAN + 15, each)
    across, up = LEFT + SPAN / 2, TOP + SPAN / 2
    yield format_html('<text class="axis" x="{}" y="{}">{}</text>', across, HEIGHT - 8, _("consequence").capitalize())
    turned = format_html('transform="rotate(-90 12 {})"', up)
    yield format_html('<text class="axis" x="12" y="{}" {}>{}</text>', up, turned, _("likelihood").capitalize())


def _diamond(at):
    x, y = at
    corners = ((x, y - MARK), (x + MARK, y), (x, y + MARK), (x - MARK, y))
    return format_html('<polygon class="mark-after" points="{}"/>', " ".join(f"{a:g},{b:g}" for a, b in corners))


def _way(start, end):
    """A line from mark to mark with its head, where there is room for one."""
    (x1, y1), (x2, y2) = start, end
    length = hypot(x2 - x1, y2 - y1)
    if length < SIDE:
        return
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    tip, back = (x2 - dx * (MARK + 2), y2 - dy * (MARK + 2)), (x2 - dx * (MARK + 11), y2 - dy * (MARK + 11))
    yield format_html('<path class="way" d="M{} {}L{} {}"/>', *map(_short, (x1, y1, *back)))
    head = (tip, (back[0] - dy * 5, back[1] + dx * 5), (back[0] + dy * 5, back[1] - dx * 5))
    yield format_html('<polygon class="way-head" points="{}"/>', " ".join(f"{a:.1f},{b:.1f}" for a, b in head))
