"""The face of change requests."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import DecisionForm, JoinForm, RequestForm, WordsForm
from .models import ChangeRequest
from .printing import REQUEST_SHEET

CHANGE_REQUESTS = register(
    RecordType(
        model=ChangeRequest,
        collection="change-requests",
        clauses=("7.5.2",),
        purpose=_(
            "Anybody asks for a change of a document; whoever owns it decides, and the change is made as a revision."
        ),
        way=Way(_("Change requests"), "message", 44),
        in_pack=InPack(),
        columns=("document_code", "title", "kind", "unit", "state", "created_by", "decided_by", "revision"),
        filters=("kind",),
        create_form=RequestForm,
        forms={
            ChangeRequest.edit: WordsForm,
            ChangeRequest.accept: DecisionForm,
            ChangeRequest.refuse: DecisionForm,
            ChangeRequest.join_revision: JoinForm,
        },
        template="change_requests/record.html",
        printed_forms=(REQUEST_SHEET,),
    )
)
