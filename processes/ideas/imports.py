"""Ideas as a sheet: the office's list of initiatives comes in as it is, each to be judged here."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import NewIdea
from .models import Idea
from .states import Benefit, Source

declare_sheet(
    "ideas",
    Idea._meta.verbose_name_plural,
    FormSheet(
        model=Idea,
        form=NewIdea,
        matched_by=("title", "unit"),
        changes=(Idea.edit,),
        headings={
            "title": ("Tên sáng kiến", "Sáng kiến", "Tên giải pháp"),
            "unit": ("Đơn vị", "Đơn vị áp dụng"),
            "at_present": ("Hiện trạng", "Thực trạng"),
            "proposal": ("Nội dung sáng kiến", "Giải pháp", "Nội dung đề xuất"),
            "expected": ("Hiệu quả dự kiến", "Lợi ích"),
            "benefit": ("Nhóm lợi ích",),
            "process": ("Quá trình", "Quy trình"),
            "source": ("Nguồn",),
        },
        defaults={"benefit": Benefit.QUALITY, "source": Source.STAFF},
    ),
)
