"""Questions for audits as a sheet."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import QuestionForm
from .models import Question

declare_sheet(
    "questions",
    Question._meta.verbose_name_plural,
    FormSheet(
        model=Question,
        form=QuestionForm,
        matched_by=("clause", "text"),
        changes=(Question.edit,),
        headings={"clause": ("Điều khoản",), "text": ("Câu hỏi", "Nội dung"), "evidence": ("Bằng chứng", "Xem gì")},
    ),
)
