"""The face of external providers."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import AcceptForm, ConditionsForm, CriteriaForm, EditForm, EvaluateForm, NewProvider
from .models import Provider
from .page import points, provider_context
from .printing import EVALUATION

PROVIDERS = register(
    RecordType(
        model=Provider,
        collection="providers",
        clauses=("8.4",),
        purpose=_("Whoever delivers to the office, judged by criteria and asked again in time."),
        way=Way(_("External providers"), "rosette-discount-check", 125),
        in_pack=InPack(),
        columns=("title_text", "unit", points, "state", "next_evaluation_on"),
        filters=("kind", "influence", "process", "watched"),
        create_form=NewProvider,
        forms={
            Provider.edit: EditForm,
            Provider.set_criteria: CriteriaForm,
            Provider.evaluate: EvaluateForm,
            Provider.accept: AcceptForm,
            Provider.accept_on_conditions: ConditionsForm,
        },
        template="providers/record.html",
        context=provider_context,
        printed_forms=(EVALUATION,),
    )
)
