"""Small drawings made by the server: bars of a distribution and a code to point a telephone at."""

import io

import segno
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

LINE, WIDTH, ROOM = 42, 360, 50


def bars(tally):
    """The distribution of a tally as SVG, each bar under its words with its number; the table beside says the same."""
    most = max((count for _label, count in tally.distribution), default=0) or 1
    lines = [
        (place * LINE + 14, label, place * LINE + 20, round((WIDTH - ROOM) * count / most), count)
        for place, (label, count) in enumerate(tally.distribution)
    ]
    drawn = format_html_join(
        "",
        '<text x="0" y="{}">{}</text><rect class="bar-filled" x="0" y="{}" width="{}" height="14"/>'
        '<text class="bar-count" x="{}" y="{}">{}</text>',
        ((y, label, top, width, width + 8, top + 12, count) for y, label, top, width, count in lines),
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
    code.save(kept, kind="svg", xmldecl=False, svgns=True, border=2, title=address, omitsize=True)
    return mark_safe(kept.getvalue().decode())
