"""The face of ideas for improvement."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import IdeaForm, LongerForm, NewIdea, ReassignForm, ReportForm, SpreadForm, TrialForm
from .models import Idea
from .printing import IDEA_FORM

IDEAS = register(
    RecordType(
        model=Idea,
        collection="ideas",
        clauses=("10.3", "10.1"),
        purpose=_("Ideas of staff and citizens: judged, tried in small, then spread or declined with a reason."),
        way=Way(_("Ideas for improvement"), "send", 105),
        in_pack=InPack(),
        columns=("title_text", "unit", "benefit", "created_by", "responsible", "state", "deadline"),
        filters=("source", "benefit", "process"),
        create_form=NewIdea,
        together=(Idea.reassign,),
        forms={
            Idea.edit: IdeaForm,
            Idea.try_out: TrialForm,
            Idea.report_trial: ReportForm,
            Idea.spread: SpreadForm,
            Idea.try_longer: LongerForm,
            Idea.reassign: ReassignForm,
        },
        template="ideas/record.html",
        printed_forms=(IDEA_FORM,),
    )
)
