"""Small drawings made by the server: bars of a distribution and a code to point a telephone at."""

import io

import segno
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

LINE, WIDTH, LEFT = 26, 520, 190


def bars(tally):
    """The distribution of a tally as SVG, each bar with its words and its number; the table beside says the same."""
    most = max((count for _label, count in tally.distribution), default=0) or 1
    full = WIDTH - LEFT - 60
    lines = [
        (LEFT - 8, place * LINE + 17, label, LEFT, place * LINE + 4, round(full * count / most), count)
        for place, (label, count) in enumerate(tally.distribution)
    ]
    drawn = format_html_join(
        "",
        '<text class="bar-words" x="{}" y="{}">{}</text><rect class="bar-filled" x="{}" y="{}" width="{}" height="18"/>'
        '<text x="{}" y="{}">{}</text>',
        ((x, y, label, left, top, width, left + width + 8, y, count) for x, y, label, left, top, width, count in lines),
    )
    return format_html(
        '<svg class="bars" viewBox="0 0 {} {}" width="{}" role="img" aria-label="{}">{}</svg>',
        WIDTH,
        LINE * len(lines),
        WIDTH,
        _("Distribution of the answers: %(question)s") % {"question": tally.label},
        drawn,
    )


def code_for(address):
    """A QR code of an address as SVG."""
    kept = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(kept, kind="svg", xmldecl=False, svgns=True, scale=4, border=2, title=address, omitsize=False)
    return mark_safe(kept.getvalue().decode())
