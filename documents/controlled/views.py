"""The faces of documents and their revisions, and the comparison of two revisions."""

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render

from qms.web.panels import panels_of
from qms.web.printed.tables import PrintedRegister

from .drawn import drawn
from .models import DocumentRevision
from .text import compare


class DocumentRegister(PrintedRegister):
    """The register of documents, with the way to take over those that the office has already."""

    template_name = "controlled/register.html"


def passages(lines):
    """The lines of a comparison by passages: (whether something changed there, its lines)."""
    return [(changed, list(each)) for changed, each in groupby(lines, key=lambda line: line[0] != "equal")]


@login_required
def compare_revision(request, pk):
    """A revision against the one in force before it: text word by word, and what upper rooms add."""
    seen = DocumentRevision.objects.visible_to(request.user).select_related("document", "unit")
    revision = seen.filter(pk=pk).first()
    earlier = revision and revision.compared_with()
    if earlier is None:
        raise Http404
    context = {
        "revision": revision,
        "earlier": earlier,
        "passages": passages(compare(drawn(earlier), drawn(revision))),
        "panels": panels_of(revision, "compare", request),
    }
    return render(request, "controlled/compare.html", context)
