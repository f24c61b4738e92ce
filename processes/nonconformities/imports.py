"""Nonconformities as a sheet: those of the office's register, each reported as on its page."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import NewNonconformity
from .models import Nonconformity

declare_sheet(
    "nonconformities",
    Nonconformity._meta.verbose_name_plural,
    FormSheet(
        model=Nonconformity,
        form=NewNonconformity,
        matched_by=("description", "unit"),
        together=True,
        headings={
            "description": ("Mô tả", "Nội dung", "Nội dung sự không phù hợp", "Sự không phù hợp"),
            "unit": ("Đơn vị", "Bộ phận", "Nơi xảy ra"),
            "title": ("Tóm tắt", "Tên"),
            "detected_on": ("Ngày phát hiện", "Ngày"),
            "process": ("Quá trình",),
        },
    ),
)
