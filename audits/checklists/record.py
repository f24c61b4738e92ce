"""The face of questions for audits."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import EditForm, QuestionForm
from .models import Question

QUESTIONS = register(
    RecordType(
        model=Question,
        collection="audit-questions",
        clauses=("9.2",),
        purpose=_("The questions of checklists, by clause and process."),
        way=None,
        reached_through="the register of audits, whose checklists ask it",
        in_pack=InPack(),
        columns=("clause", "title_text", "evidence", "process", "unit", "state"),
        filters=("clause", "process"),
        create_form=QuestionForm,
        forms={Question.edit: EditForm},
        template="checklists/question.html",
    )
)
