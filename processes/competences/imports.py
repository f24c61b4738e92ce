"""What posts need as a sheet."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import CompetenceForm
from .models import Competence


def needs_told(competence):
    """The posts as the form gives them."""
    rows = competence.needs.filter(active=True).select_related("unit").order_by("pk")
    return [(each.post, each.unit) for each in rows]


declare_sheet(
    "competences",
    Competence._meta.verbose_name_plural,
    FormSheet(
        model=Competence,
        form=CompetenceForm,
        matched_by=("code",),
        find=lambda by, values: Competence.coded(values["code"]),
        changes=(Competence.edit,),
        numbered=False,
        told={"code": lambda competence: competence.number, "needs": needs_told},
        headings={
            "code": ("Mã",),
            "name": ("Năng lực", "Tên năng lực", "Yêu cầu năng lực"),
            "shown_by": ("Bằng chứng", "Văn bằng, chứng chỉ"),
            "months": ("Thời hạn (tháng)", "Hiệu lực (tháng)"),
            "needs": ("Vị trí cần có", "Vị trí việc làm"),
        },
    ),
)
