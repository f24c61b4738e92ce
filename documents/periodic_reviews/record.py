"""The face of periodic reviews."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import ConfirmForm, ReassignForm, ReviewForm
from .models import PeriodicReview

REVIEWS = register(
    RecordType(
        model=PeriodicReview,
        collection="periodic-reviews",
        clauses=("7.5.2",),
        purpose=_("Whether a document still fits, asked again before its day."),
        way=None,
        in_pack=InPack(),
        reached_through="its document",
        dated_by="due_on",
        columns=("document", "state", "due_on", "proposed_by", "next_on"),
        create_form=ReviewForm,
        together=(PeriodicReview.reassign,),
        forms={PeriodicReview.confirm_keep: ConfirmForm, PeriodicReview.reassign: ReassignForm},
        template="periodic_reviews/record.html",
    )
)
