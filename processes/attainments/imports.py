"""What people have as a sheet: the office's list of diplomas and certificates comes in as it is."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import AttainmentForm
from .models import Attainment

declare_sheet(
    "attainments",
    Attainment._meta.verbose_name_plural,
    FormSheet(
        model=Attainment,
        form=AttainmentForm,
        matched_by=("person", "competence"),
        changes=(Attainment.renew,),
        headings={
            "person": ("Họ và tên", "Cán bộ, công chức"),
            "competence": ("Năng lực", "Nội dung đào tạo"),
            "grounds": ("Văn bằng, chứng chỉ", "Số chứng chỉ", "Bằng chứng"),
            "since": ("Ngày cấp", "Từ ngày"),
            "until": ("Hết hạn", "Ngày hết hạn", "Đến ngày"),
        },
    ),
)
