"""Risks and opportunities as a sheet: the office's register comes in as it is."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import NewRisk
from .models import Risk
from .states import RiskKind

declare_sheet(
    "risks",
    Risk._meta.verbose_name_plural,
    FormSheet(
        model=Risk,
        form=NewRisk,
        matched_by=("title", "unit"),
        together=True,
        changes=(Risk.edit,),
        headings={
            "kind": ("Loại", "Phân loại"),
            "title": ("Rủi ro", "Tên rủi ro", "Nội dung rủi ro", "Rủi ro, cơ hội", "Mô tả rủi ro"),
            "unit": ("Đơn vị", "Bộ phận", "Phòng ban", "Đơn vị chủ trì"),
            "owner": ("Người phụ trách", "Chủ sở hữu rủi ro", "Người chịu trách nhiệm", "Người theo dõi"),
            "process": ("Quá trình", "Quy trình"),
            "issue": ("Vấn đề bối cảnh", "Vấn đề nội bộ, bên ngoài"),
            "need": ("Nhu cầu của bên quan tâm",),
            "causes": ("Nguyên nhân",),
            "consequences": ("Hậu quả", "Ảnh hưởng", "Tác động"),
        },
        defaults={"kind": RiskKind.RISK},
    ),
)
