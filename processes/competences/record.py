"""The face of competences: what posts need."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import CompetenceForm, EditForm
from .models import Competence

COMPETENCES = register(
    RecordType(
        model=Competence,
        collection="competences",
        clauses=("7.2",),
        purpose=_("What each post must be able to do, and where somebody lacks it."),
        way=Way(_("Competence"), "users", 122),
        in_pack=InPack(governs=True),
        columns=("name", "needed_by", "shown_by", "holds_for", "state"),
        create_form=CompetenceForm,
        forms={Competence.edit: EditForm},
        template="competences/record.html",
    )
)
