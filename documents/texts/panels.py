"""What pages of revisions show of their files: that there is something to read, and what changed in it."""

from django.template.loader import render_to_string

from documents.controlled.models import DocumentRevision
from documents.controlled.text import compare
from qms.web.panels import panel

from .page import files_of


@panel(DocumentRevision, "before edit")
def files_to_change(revision, request):
    """The files of a draft, to be taken away, changed and sent again."""
    files = [each for each in revision.files() if each.name.lower().endswith(".docx")]
    return render_to_string("texts/to_change.html", {"record": revision, "files": files}, request) if files else ""


@panel(DocumentRevision, "compare")
def what_changed_in_files(revision, request):
    """The words of the files beside those of the revision that was in force before."""
    earlier = revision.compared_with()
    new, old = files_of(revision), files_of(earlier)
    if not (new or old):
        return ""
    shown = [each for each in [*old, *new] if each.said]
    lines = compare(_html(old), _html(new)) if shown else []
    waiting = [each.attachment for each in [*old, *new] if not each.is_shown()]
    return render_to_string("texts/compare.html", {"lines": lines, "waiting": waiting}, request)


def _html(files):
    return "".join(each.said.html for each in files if each.said)
