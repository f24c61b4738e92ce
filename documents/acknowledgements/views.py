"""The face of acknowledgements."""

from django.shortcuts import redirect

from qms.web.desk import ActPage


class AcknowledgePage(ActPage):
    """Acknowledging begins with reading: whoever has not opened the revision is led to it first."""

    def get(self, request, **kwargs):
        if self.record.opened_at is None and self.record.person == request.user:
            return redirect("revision_read", self.record.revision_id)
        return super().get(request, **kwargs)
