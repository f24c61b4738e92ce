"""The face of reform indexes: a year each, with its tree and what costs most points."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import EditForm, ParIndexForm, ResultForm, ReturnForm
from .models import ParIndex
from .page import index_context
from .printing import SHEET

PAR_INDEXES = register(
    RecordType(
        model=ParIndex,
        collection="reform-indexes",
        clauses=("9.1.3",),
        purpose=_(
            "The reform index of a year: scored by the units, checked, approved, and compared with the city's result."
        ),
        way=Way(_("Reform index"), "scale", 135),
        in_pack=InPack(),
        columns=("title_text", "decision", "due_on", "state", "score_words", "rank"),
        filters=("year",),
        create_form=ParIndexForm,
        forms={
            ParIndex.edit: EditForm,
            ParIndex.return_for_change: ReturnForm,
            ParIndex.take_result: ResultForm,
        },
        template="par_indexes/record.html",
        context=index_context,
        printed_forms=(SHEET,),
    )
)
