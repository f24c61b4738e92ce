"""Duties as a sheet: the office's table of who does what comes in as it is, into a decision that is being written."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import NewDuty
from .models import Duty
from .states import Share

declare_sheet(
    "duties",
    Duty._meta.verbose_name_plural,
    FormSheet(
        model=Duty,
        form=NewDuty,
        matched_by=("decision", "unit", "words"),
        changes=(Duty.edit,),
        headings={
            "decision": ("Quyết định phân công", "Quyết định"),
            "unit": ("Đơn vị", "Đơn vị thực hiện", "Cơ quan, đơn vị"),
            "post": ("Vị trí", "Chức danh"),
            "person": ("Họ và tên", "Người được giao"),
            "outside": ("Bên ngoài cơ quan", "Đơn vị phối hợp ngoài cơ quan"),
            "share": ("Vai trò", "Chủ trì/phối hợp"),
            "words": ("Nhiệm vụ", "Trách nhiệm", "Nội dung nhiệm vụ"),
            "authority": ("Quyền hạn",),
        },
        defaults={"share": Share.LEADS},
    ),
)
