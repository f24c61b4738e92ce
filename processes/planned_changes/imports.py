"""Planned changes as a sheet: the office's list comes in as it is, each to be decided on here."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import NewChange
from .models import PlannedChange
from .states import Occasion

declare_sheet(
    "planned-changes",
    PlannedChange._meta.verbose_name_plural,
    FormSheet(
        model=PlannedChange,
        form=NewChange,
        matched_by=("title", "unit"),
        changes=(PlannedChange.edit,),
        headings={
            "title": ("Nội dung thay đổi", "Thay đổi"),
            "occasion": ("Căn cứ thay đổi", "Nguyên nhân thay đổi"),
            "purpose": ("Mục đích",),
            "consequences": ("Hệ quả", "Tác động", "Ảnh hưởng"),
            "resources": ("Nguồn lực",),
            "process": ("Quá trình", "Quy trình"),
            "law": ("Văn bản", "Văn bản căn cứ"),
            "responsible": ("Người chịu trách nhiệm", "Trách nhiệm"),
            "effective_on": ("Ngày áp dụng", "Thời hạn", "Áp dụng từ"),
            "unit": ("Đơn vị",),
        },
        defaults={"occasion": Occasion.OTHER},
    ),
)
