"""The measuring plan as a sheet: the office's table comes in as it is, each row by the figure that it means."""

from qms.imports.form_kind import FormSheet, declare_sheet
from qms.people.posts import PostKind
from qms.web.periods import PeriodKind

from .forms import NewMeasure
from .models import PlannedMeasure

declare_sheet(
    "measuring-plan",
    PlannedMeasure._meta.verbose_name_plural,
    FormSheet(
        model=PlannedMeasure,
        form=NewMeasure,
        matched_by=("figure", "unit"),
        together=True,
        changes=(PlannedMeasure.edit,),
        headings={
            "figure": ("Chỉ tiêu", "Nội dung theo dõi, đo lường", "Chỉ số"),
            "unit": ("Đơn vị", "Đơn vị thực hiện"),
            "purpose": ("Mục đích",),
            "method": ("Phương pháp", "Cách đo", "Phương pháp đo lường"),
            "period_kind": ("Tần suất", "Kỳ"),
            "within_days": ("Thời hạn phân tích (ngày)",),
            "post": ("Người phân tích", "Trách nhiệm"),
            "year": ("Năm",),
        },
        defaults={"period_kind": PeriodKind.QUARTER, "post": PostKind.QUALITY_MANAGER, "within_days": 15},
    ),
)
