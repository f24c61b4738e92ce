"""The face of management reviews: register, record, and the records behind each frozen number."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import (
    CommentForm,
    DecideForm,
    EditForm,
    HoldForm,
    MinutesForm,
    NameOwnerForm,
    NewReview,
    RescheduleForm,
)
from .models import ManagementReview
from .page import review_context
from .printing import AGENDA_FORM, MINUTES_FORM

REVIEWS = register(
    RecordType(
        model=ManagementReview,
        collection="management-reviews",
        clauses=("9.3",),
        purpose=_(
            "Top management looks at the whole system: the figures come by themselves, the decisions become tasks."
        ),
        way=Way(_("Management reviews"), "scale", 180, key="x"),
        in_pack=InPack(),
        dated_by="planned_on",
        columns=("title_text", "state", "planned_on", "held_on"),
        create_form=NewReview,
        forms={
            ManagementReview.edit: EditForm,
            ManagementReview.name_owner: NameOwnerForm,
            ManagementReview.comment: CommentForm,
            ManagementReview.hold: HoldForm,
            ManagementReview.decide: DecideForm,
            ManagementReview.write: MinutesForm,
            ManagementReview.reschedule: RescheduleForm,
        },
        template="reviews/record.html",
        context=review_context,
        printed_forms=(AGENDA_FORM, MINUTES_FORM),
    )
)
