"""The face of the communication plan."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import EditForm, NewCommunication, ReviewForm, TakeUpForm, ToldForm
from .models import Communication
from .page import communication_context

COMMUNICATIONS = register(
    RecordType(
        model=Communication,
        collection="communications",
        clauses=("7.4",),
        purpose=_("Who tells what to whom, when and by which way; asked for on its day, and kept with its proof."),
        way=Way(_("Communication plan"), "message", 33),
        in_pack=InPack(),
        columns=("title_text", "audience", "channel", "rhythm", "unit", "state", "next_on"),
        filters=("reach", "channel", "post", "year", "in_force", "late", "to_review"),
        create_form=NewCommunication,
        forms={
            Communication.edit: EditForm,
            Communication.record_telling: ToldForm,
            Communication.record_besides: ToldForm,
            Communication.review: ReviewForm,
            Communication.take_up: TakeUpForm,
        },
        template="communications/record.html",
        context=communication_context,
    )
)
