"""What stands on the page of an act on a revision: whoever endorses or approves has the content before them."""

from django.template.loader import render_to_string

from qms.evidence.attachments import files_read
from qms.web.panels import panel

from .drawn import drawn
from .models import DocumentRevision


def what_is_signed(revision, request):
    """Its text whole, its files, and the way to what changes."""
    files = [each for each in files_read(revision) if each.purpose == "content"]
    context = {"revision": revision, "text": drawn(revision), "files": files, "earlier": revision.compared_with()}
    return render_to_string("controlled/content.html", context, request)


for place in ("endorse", "approve"):
    panel(DocumentRevision, f"before {place}")(what_is_signed)
