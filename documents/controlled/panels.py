"""What stands above a revision that is endorsed or approved: what it changes of what is in force."""

from django.template.loader import render_to_string

from qms.web.panels import panel

from .comparison import comparison_of
from .models import DocumentRevision


def what_is_signed(revision, request):
    """What changes against the revision in force; the text itself stands below, whole."""
    earlier = revision.compared_with()
    context = comparison_of(revision, earlier, request) if earlier else {}
    return render_to_string("controlled/content.html", context, request) if earlier else ""


for place in ("endorse", "approve"):
    panel(DocumentRevision, f"before {place}")(what_is_signed)
