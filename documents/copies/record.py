"""The face of controlled copies: the book of distribution and recall."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way
from qms.people.actors import actor_for

from .forms import CopyForm, DestroyForm, LossForm, PlaceForm, ReceiveForm, ReturnForm
from .models import ControlledCopy
from .rules import keeps_the_copies
from .states import CopyState


def copy_context(copy, request):
    """What can be printed as this copy: the text, and the files that are the content."""
    may_print = copy.state == CopyState.ISSUED and actor_for([keeps_the_copies], copy, request.user) is not None
    return {
        "may_print": may_print,
        "files": copy.revision.files() if may_print else [],
        "has_text": may_print and bool(copy.revision.text.strip()),
    }


COPIES = register(
    RecordType(
        model=ControlledCopy,
        collection="controlled-copies",
        clauses=("7.5.3",),
        purpose=_(
            "Numbered paper copies: who has each, where it lies, and that it comes back when a new issue is in force."
        ),
        way=Way(_("Controlled copies"), "copy", 43),
        in_pack=InPack(),
        columns=("document_code", "revision_label", "receiver", "place", "medium", "state", "received_on", "ended_on"),
        filters=("medium",),
        create_form=CopyForm,
        forms={
            ControlledCopy.receive: ReceiveForm,
            ControlledCopy.place_at: PlaceForm,
            ControlledCopy.return_copy: ReturnForm,
            ControlledCopy.destroy: DestroyForm,
            ControlledCopy.report_lost: LossForm,
        },
        template="copies/record.html",
        context=copy_context,
    )
)
