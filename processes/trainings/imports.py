"""Trainings as a sheet: the table of a year's plan comes in as it is."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import TrainingForm
from .models import Training
from .states import TrainingKind


def taking_part(training):
    """The participants as the form gives them."""
    return [each.person for each in training.participants_now()]


declare_sheet(
    "trainings",
    Training._meta.verbose_name_plural,
    FormSheet(
        model=Training,
        form=TrainingForm,
        matched_by=("title", "planned_on"),
        changes=(Training.edit,),
        headings={
            "title": ("Nội dung đào tạo", "Tên lớp", "Nội dung"),
            "purpose": ("Mục đích", "Yêu cầu"),
            "planned_on": ("Thời gian", "Ngày"),
            "participants": ("Đối tượng", "Người tham dự"),
            "trainer": ("Giảng viên", "Đơn vị đào tạo"),
            "unit": ("Đơn vị", "Đơn vị chủ trì"),
        },
        told={"participants": taking_part},
        defaults={"kind": TrainingKind.IN_HOUSE},
    ),
)
