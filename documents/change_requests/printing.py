"""The form "Phiếu yêu cầu soạn mới, sửa đổi, hủy tài liệu", kept as it was decided (7.5.2)."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Facts, Signatures, Signer
from qms.web.printed.forms import PrintedForm

from .models import ChangeRequest


def request_sheet(request_record, request):
    """Who asks for what and why, and what was decided."""
    decided = decided_at(request_record)
    yield Facts(
        (
            (_("Number"), request_record.number),
            (_("Asked by"), request_record.created_by),
            (_("Unit in charge of the document"), request_record.unit),
            (_("Day"), localtime(request_record.created_at).date()),
            (_("What is asked for"), request_record.get_kind_display()),
            (_("Code of the document"), request_record.document_code()),
            (_("Title of the document"), request_record.title),
            (_("As it is now"), request_record.as_it_is),
            (_("As it should be"), request_record.as_asked),
            (_("Reason, ground"), request_record.grounds),
            (_("Decision"), request_record.get_state_display()),
            (_("Opinion of who decided"), request_record.opinion),
        )
    )
    yield Signatures(
        (
            Signer(_("Asked by"), request_record.created_by, confirmed_at=request_record.created_at),
            Signer(_("Decided by"), request_record.decided_by or "", confirmed_at=decided),
        )
    )


def decided_at(request_record):
    """When it was decided last, or None."""
    row = request_record.done(ChangeRequest.accept, ChangeRequest.refuse).order_by("-history_id").first()
    return row and row.history_date


REQUEST_SHEET = PrintedForm(
    slug="request",
    title=gettext_lazy("Request to write, change or abolish a document"),
    code="BM-QT-HT-01-01",
    blocks=request_sheet,
    issued_by=(ChangeRequest.accept, ChangeRequest.refuse),
)
