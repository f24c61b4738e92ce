"""The fields of reform as bars: how their tasks stand, drawn with patterns and numbers, so colour is never alone."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from qms.lifecycle.diagram_text import LINE, wrap

WIDTH, LEFT, BAR, GAP, KEY = 720, 250, 22, 12, 26
NARROW = 14  # a part narrower than this has no room for its number


def bars_svg(rows):
    """One bar for each row with a task, as long as it has tasks; the key above says what each pattern means."""
    rows = [row for row in rows if row.total]
    longest = max((row.total for row in rows), default=1)
    drawn, y = [], _key_height()
    for row in rows:
        lines = wrap(row.label, LEFT - 16)
        height = max(BAR, LINE * len(lines))
        drawn.append(_bar(row, lines, y, (WIDTH - LEFT - 60) / longest))
        y += height + GAP
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="diagram plan-bars" role="img" width="{w}" height="{h}"'
        ' viewBox="0 0 {w} {h}" aria-label="{label}">{patterns}{key}{drawn}</svg>',
        w=WIDTH,
        h=round(y),
        label=_("The standings of the tasks in each field; the table below says the same."),
        patterns=PATTERNS,
        key=_key(rows[0].numbers() if rows else []),
        drawn=format_html_join("", "{}", ((each,) for each in drawn)),
    )


PATTERNS = mark_safe(
    '<defs><pattern id="plan-slant" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="plan-soon" width="6" height="6"/><rect class="plan-soon-line" width="2" height="6"/></pattern>'
    '<pattern id="plan-dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="plan-done" width="6"'
    ' height="6"/><rect class="plan-done-dot" width="2" height="2"/></pattern></defs>'
)


def _key_height():
    return 2 * KEY + 8


def _key(numbers):
    """Four words in a line, two lines."""
    pieces = []
    for place, each in enumerate(numbers):
        x, y = place % 4 * (WIDTH / 4), place // 4 * KEY
        pieces.append(
            format_html(
                '<rect class="plan-part-{}" x="{}" y="{}" width="16" height="16"/>'
                '<text class="diagram-words" x="{}" y="{}">{}</text>',
                place + 1,
                f"{x:g}",
                f"{y + 2:g}",
                f"{x + 22:g}",
                f"{y + 15:g}",
                each.label,
            )
        )
    return format_html_join("", "{}", ((each,) for each in pieces))


def _bar(row, lines, y, unit):
    label = format_html_join(
        "",
        '<text class="diagram-words" x="0" y="{}">{}</text>',
        ((f"{y + 15 + place * LINE:g}", line) for place, line in enumerate(lines)),
    )
    parts, x = [], float(LEFT)
    for place, each in enumerate(row.numbers(), 1):
        if each.count:
            parts.append(_part(each, place, x, y, each.count * unit))
            x += each.count * unit
    total = format_html(
        '<text class="diagram-words" x="{}" y="{}">{}/{}</text>', f"{x + 8:g}", f"{y + 15:g}", row.done, row.total
    )
    return format_html("{}{}{}", label, format_html_join("", "{}", ((each,) for each in parts)), total)


def _part(each, place, x, y, width):
    number = (
        format_html(
            '<text class="plan-number plan-number-{}" x="{}" y="{}">{}</text>',
            place,
            f"{x + width / 2:g}",
            f"{y + 15:g}",
            each.count,
        )
        if width >= NARROW
        else ""
    )
    return format_html(
        '<a href="{}"><title>{}</title><rect class="plan-part-{}" x="{}" y="{}" width="{}" height="{}"/>{}</a>',
        each.url,
        f"{each.label}: {each.count}",
        place,
        f"{x:g}",
        y,
        f"{width:g}",
        BAR,
        number,
    )
