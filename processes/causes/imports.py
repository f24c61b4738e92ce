"""The catalogue of causes as a sheet."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import CauseForm
from .models import Cause

declare_sheet(
    "causes",
    Cause._meta.verbose_name_plural,
    FormSheet(
        model=Cause,
        form=CauseForm,
        matched_by=("code",),
        together=True,
        find=lambda by, values: Cause.coded(values["code"]),
        changes=(Cause.edit,),
        numbered=False,
        told={"code": lambda cause: cause.number},
        headings={"code": ("Mã",), "name": ("Nguyên nhân", "Tên nguyên nhân"), "parent": ("Thuộc nhóm", "Nhóm")},
    ),
)
