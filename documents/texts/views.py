"""The page on which a revision is read, the pictures in it, and a file that no browser shows, taken to be read."""

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header

from documents.controlled.drawn import drawn
from documents.controlled.models import DocumentRevision
from documents.files.working_copy import stamped
from qms.evidence.attachments import place_of

from .models import FileText
from .page import as_read, files_of, is_open_on_page, is_past, note_opened


def _seen(request, pk):
    return get_object_or_404(
        DocumentRevision.objects.visible_to(request.user).select_related("document", "unit"), pk=pk
    )


@login_required
def read_revision(request, pk):
    """The content itself; for those who must read it, it is on record that it was open."""
    revision = _seen(request, pk)
    files = files_of(revision)
    if is_open_on_page(revision, files):
        note_opened(revision, request.user)
    context = {
        "revision": revision,
        "text": as_read(drawn(revision)),
        "files": files,
        "is_past": is_past(revision),
        "in_force": revision.document.effective_revision() if is_past(revision) else None,
        "mine": revision.acknowledgements.filter(person=request.user).first(),
    }
    return render(request, "texts/read.html", context)


@login_required
def read_file(request, pk, attachment):
    """A file that the page can't show, taken away to be read: it was open then."""
    revision = _seen(request, pk)
    get_object_or_404(revision.files(), pk=attachment)
    note_opened(revision, request.user)
    return redirect("file", attachment)


@login_required
def working_copy(request, pk, attachment):
    """A Word file to be changed elsewhere; sent again, it says by itself from which file it was started."""
    file = get_object_or_404(_seen(request, pk).content_files.all(), pk=attachment, name__iendswith=".docx")
    if not file.is_here():
        raise Http404
    with file.open() as kept:
        content = stamped(kept.read(), file.sha256)
    response = HttpResponse(content, content_type=file.media_type)
    response["Content-Disposition"] = content_disposition_header(True, file.name)
    return response


@login_required
def picture(request, pk, attachment, number):
    """A picture of a file, for those who may see its revision."""
    said = get_object_or_404(FileText, revision=_seen(request, pk), attachment=attachment)
    if number >= len(said.pictures):
        raise Http404
    kept = said.pictures[number]
    if not default_storage.exists(place_of(kept["sha256"])):
        raise Http404
    response = FileResponse(default_storage.open(place_of(kept["sha256"])), content_type=kept["media_type"])
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Content-Type-Options"] = "nosniff"
    return response
