"""Numbers over periods as SVG: bars or a line, the target as a dashed line, the band of warning behind it.

Classes for its look (static/web/diagram.css), no style, no script. What misses the target is hollow, so that the
drawing says the same without colour; the table beside it says it in words. It is as wide as a phone.
"""

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, log10

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from qms.lifecycle.svg import joined
from qms.text.quantities import number_words

TOP, BOTTOM, LEFT, RIGHT = 22, 24, 34, 6
WIDTH, HEIGHT = 360, 190
PLOT = HEIGHT - TOP - BOTTOM
LINES = 4
ROOM = 27  # what a number or a period takes
DIGIT = 11  # how high a number is


@dataclass(frozen=True)
class Point:
    """One period: a few letters for the axis, the period in words, the number (or None), the number in words."""

    short: str
    label: str
    value: Decimal | None
    words: str
    tone: str = "plain"
    tone_words: str = ""
    url: str = ""
    behind: str = ""


def chart_svg(points, *, key, title, target=None, warning=None, direction="at_least", line=False):
    """The drawing. `warning` is how far from the target a number is still only near it."""
    values = [point.value for point in points if point.value is not None]
    scale = _Scale(values, target)
    step = (WIDTH - LEFT - RIGHT) / max(len(points), 1)
    spots = [(point, LEFT + step * (place + 0.5)) for place, point in enumerate(points)]
    drawn = [_grid(scale), _band(scale, target, warning, direction)]
    drawn += [_course(spots, scale)] if line else [_bar(point, x, step, scale) for point, x in spots]
    drawn += [_target(scale, target), *_all_words(spots, step, scale)]
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="diagram chart" role="img" width="{w}" height="{h}"'
        ' viewBox="0 0 {w} {h}" aria-labelledby="{key}-t" aria-describedby="{key}-d">'
        '<title id="{key}-t">{title}</title><desc id="{key}-d">{description}</desc>{drawn}</svg>',
        w=WIDTH,
        h=HEIGHT,
        key=key,
        title=title,
        description="; ".join(f"{point.label}: {point.words}" for point in points) or _("No number yet."),
        drawn=joined(drawn),
    )


class _Scale:
    """From zero to a round number above everything that is drawn."""

    def __init__(self, values, target):
        most = max([Decimal(0), *values, *([target] if target is not None else [])])
        self.step = _round_step(most)
        self.top = self.step * LINES
        self.target_y = None if target is None else self.y(target)

    def y(self, value):
        return TOP + PLOT * (1 - float(max(Decimal(0), value) / self.top))


def _round_step(most):
    """A quarter of the scale: 1, 2, 2.5 or 5 times a power of ten, whole where it counts things."""
    if most <= LINES:
        return Decimal(1)
    rough = float(most) / LINES
    power = 10 ** (ceil(log10(rough)) - 1)
    steps = (1, 2, 5, 10) if power == 1 else (1, 2, 2.5, 5, 10)
    step = next(each for each in steps if each * power >= rough - 1e-9 or each == 10)
    return Decimal(str(step)) * Decimal(str(power))


def _grid(scale):
    """Level lines with their numbers."""
    return joined(
        format_html(
            '<path class="chart-grid" d="M{} {}H{}"/><text class="chart-axis" x="{}" y="{}">{}</text>',
            LEFT, f"{scale.y(scale.step * n):g}", WIDTH - RIGHT, LEFT - 5, f"{scale.y(scale.step * n) + 4:g}",
            number_words(scale.step * n),
        )
        for n in range(LINES + 1)
    )  # fmt: skip


def _band(scale, target, warning, direction):
    """Where a number misses the target but is near it."""
    if target is None or not warning:
        return mark_safe("")
    edges = (target, target - warning) if direction == "at_least" else (target + warning, target)
    top, bottom = (scale.y(min(edge, scale.top)) for edge in edges)
    return format_html(
        '<rect class="chart-band" x="{}" y="{}" width="{}" height="{}"/>',
        LEFT, f"{top:g}", WIDTH - LEFT - RIGHT, f"{bottom - top:g}",
    )  # fmt: skip


def _target(scale, target):
    if target is None:
        return mark_safe("")
    y = scale.y(target)
    return format_html('<path class="chart-target" d="M{} {}H{}"/>', LEFT, f"{y:g}", WIDTH - RIGHT)


def _bar(point, x, step, scale):
    if point.value is None:
        return mark_safe("")
    width = min(step * 0.66, 44)
    y = min(scale.y(point.value), HEIGHT - BOTTOM - 1.5)
    return format_html(
        '<g class="chart-bar is-{}"><title>{}</title><rect x="{}" y="{}" width="{}" height="{}"/></g>',
        point.tone, f"{point.label}: {point.words}", f"{x - width / 2:g}", f"{y:g}", f"{width:g}",
        f"{HEIGHT - BOTTOM - y:g}",
    )  # fmt: skip


def _course(spots, scale):
    """A line through the numbers, broken where there is none, with a dot for each."""
    path, pen = "", "M"
    for point, x in spots:
        if point.value is None:
            pen = "M"
            continue
        path, pen = f"{path}{pen}{x:g} {scale.y(point.value):g}", "L"
    dots = (
        format_html(
            '<g class="chart-dot is-{}"><title>{}</title><circle cx="{}" cy="{}" r="4.5"/></g>',
            point.tone, f"{point.label}: {point.words}", f"{x:g}", f"{scale.y(point.value):g}",
        )
        for point, x in spots
        if point.value is not None
    )  # fmt: skip
    return joined([format_html('<path class="chart-line" d="{}"/>', path or "M0 0"), *dots])


def _all_words(spots, step, scale):
    """The periods below, every second where they are many, the last always; and each number over its bar if it fits."""
    narrow = step < ROOM
    for left, (point, x) in zip(reversed(range(len(spots))), spots, strict=True):
        if not (narrow and left % 2):
            yield format_html('<text class="chart-period" x="{}" y="{}">{}</text>', f"{x:g}", HEIGHT - 8, point.short)
        if point.value is not None and not narrow:
            yield _number(point, x, scale)


def _number(point, x, scale):
    number = number_words(point.value, 1)
    y = _off_the_target(min(scale.y(point.value), HEIGHT - BOTTOM - 1.5) - 6, scale.target_y)
    return format_html('<text class="chart-number" x="{}" y="{}">{}</text>', f"{x:g}", f"{y:g}", number)


def _off_the_target(y, target_y):
    """Where a number stands, lifted over the line of the target if that would run through it."""
    if target_y is not None and y - DIGIT <= target_y <= y + 2:
        return target_y - 4
    return y
