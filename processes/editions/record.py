"""The face of editions: with the index of their clauses."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import AdoptForm, EditionForm, MapForm, WhyForm
from .models import Edition
from .page import edition_context
from .printing import INDEX

EDITIONS = register(
    RecordType(
        model=Edition,
        collection="editions",
        clauses=("4.4", "7.5.3"),
        purpose=_("The clauses of the standard, and for each the evidence or the reason why there is none."),
        way=Way(_("Evidence by clause"), "checklist", 188, url_name="clauses"),
        in_pack=InPack(governs=True),
        columns=("title_text", "state", "adopted_on", "decision"),
        create_form=EditionForm,
        forms={Edition.map_clauses: MapForm, Edition.say_why: WhyForm, Edition.adopt: AdoptForm},
        template="editions/record.html",
        context=edition_context,
        printed_forms=(INDEX,),
    )
)
