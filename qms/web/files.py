"""Attached files, given only to those who may see their record, and never shown as part of a page."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from qms.evidence.attachments import Attachment
from qms.evidence.whole_files import NotWhole

from . import errors


@login_required
def download(request, pk):
    """Send an attachment's content under its name. 404 when the record is not the person's to see.

    What is not as it was attached is not sent.
    """
    attachment = get_object_or_404(Attachment, pk=pk)
    model = attachment.record_type.model_class()
    if not model.objects.visible_to(request.user).filter(pk=attachment.record_id).exists():
        raise Http404
    try:
        content = attachment.open()
    except NotWhole:
        return errors.not_whole(request, attachment.name)
    response = FileResponse(content, as_attachment=True, filename=attachment.name)
    response["Content-Type"] = attachment.media_type
    return response
