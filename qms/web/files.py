"""Attached files, given only to those who may see their record, and never shown as part of a page."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from qms.evidence.attachments import Attachment
from qms.evidence.whole_files import NotWhole
from qms.people.security_events import note_reading

from . import errors
from .stamps import stamp_of, stamped, stamped_name


@login_required
def download(request, pk):
    """Send an attachment's content under its name. 404 when the record is not the person's to see.

    What is not as it was attached is not sent.
    """
    attachment = get_object_or_404(Attachment, pk=pk)
    model = attachment.record_type.model_class()
    record = model.objects.visible_to(request.user).filter(pk=attachment.record_id).first()
    if record is None or attachment.disposed_at:
        raise Http404
    note_reading(record, request.user)
    stamp = None if attachment.is_paper() else stamp_of(record, request)
    try:
        if stamp:
            return stamped_file(attachment, stamp)
        response = FileResponse(attachment.open(), as_attachment=True, filename=attachment.name)
    except NotWhole:
        return errors.not_whole(request, attachment.name)
    response["Content-Type"] = attachment.media_type
    return response


def stamped_file(attachment, stamp):
    """A file as it is given out with a stamp on every page; what is kept stays as it is."""
    with attachment.open() as kept:
        content = stamped(kept.read(), attachment.media_type, stamp)
    response = HttpResponse(content, content_type=attachment.media_type)
    name = stamped_name(attachment.name, stamp)
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "no-store"
    return response
