"""The faces of documents and their revisions, and the comparison of two revisions."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render

from qms.web.printed.tables import PrintedRegister

from .comparison import comparison_of
from .models import DocumentRevision


class DocumentRegister(PrintedRegister):
    """The register of documents, with the way to take over those that the office has already."""

    template_name = "controlled/register.html"


@login_required
def compare_revision(request, pk):
    """A revision against the one in force before it: text word by word, and what upper rooms add."""
    seen = DocumentRevision.objects.visible_to(request.user).select_related("document", "unit")
    revision = seen.filter(pk=pk).first()
    earlier = revision and revision.compared_with()
    if earlier is None:
        raise Http404
    return render(request, "controlled/compare.html", comparison_of(revision, earlier, request))
