"""What changes from one revision to the next: for the page of the comparison, and beside the answers of the desk."""

from itertools import groupby

from qms.web.panels import panels_of

from .drawn import drawn
from .text import compare


def comparison_of(revision, earlier, request):
    """The text word by word against an earlier one, in passages, and what upper rooms add."""
    return {
        "revision": revision,
        "earlier": earlier,
        "passages": passages(compare(drawn(earlier), drawn(revision))),
        "panels": panels_of(revision, "compare", request),
    }


def passages(lines):
    """The lines of a comparison by passages: (whether something changed there, its lines)."""
    return [(changed, list(each)) for changed, each in groupby(lines, key=lambda line: line[0] != "equal")]
