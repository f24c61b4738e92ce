"""Nonconforming outputs as a sheet: the office's book of wrong results comes in as it is."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import NewOutput
from .models import NonconformingOutput

declare_sheet(
    "outputs",
    NonconformingOutput._meta.verbose_name_plural,
    FormSheet(
        model=NonconformingOutput,
        form=NewOutput,
        matched_by=("nonconformity", "what"),
        changes=(NonconformingOutput.edit,),
        headings={
            "nonconformity": ("Số phiếu không phù hợp", "Phiếu KPH"),
            "what": ("Kết quả, dịch vụ", "Đầu ra không phù hợp"),
            "reference": ("Số hồ sơ", "Số văn bản"),
            "decision": ("Cách xử lý", "Biện pháp xử lý"),
            "grounds": ("Căn cứ", "Lý do"),
            "responsible": ("Người thực hiện",),
            "due_on": ("Thời hạn",),
        },
    ),
)
