"""The face of acknowledgements."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import AcknowledgeForm
from .models import Acknowledgement

ACKNOWLEDGEMENTS = register(
    RecordType(
        model=Acknowledgement,
        collection="acknowledgements",
        clauses=("7.5.3", "7.3"),
        purpose=_("Who has to read which document, until when, and who has."),
        way=None,
        in_pack=InPack(),
        reached_through="the revision to be read",
        columns=("revision", "person", "state", "due_at", "opened_at", "acknowledged_at"),
        forms={Acknowledgement.acknowledge: AcknowledgeForm},
        template="acknowledgements/record.html",
    )
)
