"""The face of declarations of conformity."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import DeclarationForm, PublishForm
from .models import Declaration
from .page import declaration_context
from .printing import DECISION, DECLARATION

DECLARATIONS = register(
    RecordType(
        model=Declaration,
        collection="declarations",
        clauses=("4.3",),
        purpose=_("What the quality system covers, by the procedures in force, and the declaration signed for it."),
        way=Way(_("Scope and declaration"), "signature", 29),
        in_pack=InPack(governs=True),
        columns=("title_text", "decision", "decided_on", "count_words", "state"),
        create_form=DeclarationForm,
        forms={Declaration.edit: DeclarationForm, Declaration.publish: PublishForm},
        pages={Declaration.replace: "declarations_record"},
        template="declarations/record.html",
        context=declaration_context,
        printed_forms=(DECISION, DECLARATION),
    )
)
