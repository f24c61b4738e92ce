"""The face of acknowledgements."""

from django.shortcuts import redirect

from qms.lifecycle.registry import RecordType, register
from qms.web.act_pages import ActPage

from .models import Acknowledgement

ACKNOWLEDGEMENTS = register(
    RecordType(
        model=Acknowledgement,
        collection="acknowledgements",
        columns=("revision", "person", "state", "opened_at", "acknowledged_at"),
        template="acknowledgements/record.html",
    )
)


class AcknowledgePage(ActPage):
    """Acknowledging begins with reading: whoever has not opened the revision is led to it first."""

    def get(self, request, **kwargs):
        if self.record.opened_at is None and self.record.person == request.user:
            return redirect("document_revisions_record", self.record.revision_id)
        return super().get(request, **kwargs)
