"""The face of feedback, and the sender's identity, whose every opening is on record."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import (
    AnswerForm,
    ApproveForm,
    AssignForm,
    ClassifyForm,
    CloseForm,
    NewFeedback,
    NonconformityForm,
    ReassignForm,
    RefuseForm,
)
from .models import Feedback
from .printing import ANSWER, NOTICE, RECEIPT, may_open


def feedback_context(feedback, request):
    """How it stands, and whether this person may open the sender's identity."""
    past = feedback.is_past
    return {
        "lateness": None if past else feedback.lateness(),
        "may_open_identity": not past and feedback.sender is not None and may_open(feedback, request.user),
    }


FEEDBACK = register(
    RecordType(
        model=Feedback,
        collection="feedback",
        clauses=("9.1.2",),
        purpose=_("What citizens say of the office: classified, answered, published; whoever wrote it is masked."),
        way=Way(_("Feedback and proposals"), "message", 100, key="f"),
        in_pack=InPack(forms=False, names_people=True),
        dated_by="received_at",
        columns=("title_text", "kind", "unit", "state", "deadline"),
        filters=("kind", "channel", "classified_as", "procedure", "late"),
        create_form=NewFeedback,
        together=(Feedback.reassign,),
        forms={
            Feedback.classify: ClassifyForm,
            Feedback.reclassify: ClassifyForm,
            Feedback.refuse: RefuseForm,
            Feedback.assign: AssignForm,
            Feedback.answer: AnswerForm,
            Feedback.revise_answer: AnswerForm,
            Feedback.approve_answer: ApproveForm,
            Feedback.close: CloseForm,
            Feedback.raise_nonconformity: NonconformityForm,
            Feedback.reassign: ReassignForm,
        },
        printed_forms=(RECEIPT, ANSWER, NOTICE),
        template="feedback/record.html",
        context=feedback_context,
    )
)
