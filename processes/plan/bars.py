"""The fields of reform as bars: how their tasks stand, drawn with patterns and numbers, so colour is never alone.

Each bar is a drawing of its own, as wide as its place allows, so that its words stay words on a phone.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import mark_safe

from qms.lifecycle.svg import joined

HEIGHT = 24
LEAST = 6  # per cent of the width below which a part has no room for its number

PATTERNS = mark_safe(
    '<svg class="plan-patterns" width="0" height="0" aria-hidden="true"><defs><pattern id="plan-slant" width="6"'
    ' height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="plan-soon" width="6"'
    ' height="6"/><rect class="plan-soon-line" width="2" height="6"/></pattern><pattern id="plan-dots" width="6"'
    ' height="6" patternUnits="userSpaceOnUse"><rect class="plan-done" width="6" height="6"/><rect'
    ' class="plan-done-dot" width="2" height="2"/></pattern></defs></svg>'
)


@dataclass(frozen=True)
class Bar:
    """One row with its drawing."""

    row: Any
    drawing: Any


@dataclass(frozen=True)
class Bars:
    """Bars with the key to their patterns."""

    key: list
    bars: list
    patterns: Any = PATTERNS


def bars_of(rows):
    """A bar for each row that has tasks, as long as it has tasks."""
    rows = [row for row in rows if row.total]
    longest = max((row.total for row in rows), default=1)
    key = [(each.label, _swatch(place)) for place, each in enumerate(rows[0].numbers(), 1)] if rows else []
    return Bars(key, [Bar(row, _drawing(row, 100 / longest)) for row in rows])


def _swatch(place):
    return format_html(
        '<svg width="18" height="18" aria-hidden="true">'
        '<rect class="plan-part-{}" x="1" y="1" width="16" height="16"/></svg>',
        place,
    )


def _drawing(row, unit):
    """The parts of one bar, side by side, each leading to its list."""
    parts, x = [], 0.0
    for place, each in enumerate(row.numbers(), 1):
        if each.count:
            parts.append(_part(each, place, x, each.count * unit))
            x += each.count * unit
    return format_html(
        '<svg class="plan-bar" width="100%" height="{}" role="img" aria-label="{}">{}</svg>',
        HEIGHT,
        f"{row.label}: " + ", ".join(f"{each.label} {each.count}" for each in row.numbers() if each.count),
        joined(parts),
    )


def _part(each, place, x, width):
    middle = f"{x + width / 2:g}%"
    number = (
        format_html('<text class="plan-number plan-number-{}" x="{}" y="17">{}</text>', place, middle, each.count)
        if width >= LEAST
        else ""
    )
    return format_html(
        '<g><title>{}</title><rect class="plan-part-{}" x="{}%" y="1" width="{}%" height="{}"/>{}</g>',
        f"{each.label}: {each.count}",
        place,
        f"{x:g}",
        f"{width:g}",
        HEIGHT - 2,
        number,
    )
