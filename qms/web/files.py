"""Attached files, given only to those who may see their record, and never shown as part of a page."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from qms.evidence.attachments import Attachment


@login_required
def download(request, pk):
    """Send an attachment's content under its name. 404 when the record is not the person's to see."""
    attachment = get_object_or_404(Attachment, pk=pk)
    model = attachment.record_type.model_class()
    if not model.objects.visible_to(request.user).filter(pk=attachment.record_id).exists():
        raise Http404
    if not attachment.is_here():
        raise Http404
    response = FileResponse(attachment.open(), as_attachment=True, filename=attachment.name)
    response["Content-Type"] = attachment.media_type
    return response
