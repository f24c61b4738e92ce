"""$Names as a sheet: what the office has comes in as it is."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import New$Model
from .models import $Model

declare_sheet(
    "$slice",
    $Model._meta.verbose_name_plural,
    FormSheet(
        model=$Model,
        form=New$Model,
        matched_by=("title", "unit"),
        changes=($Model.edit,),
        headings={"title": ("Tên", "Nội dung"), "unit": ("Đơn vị",), "description": ("Mô tả", "Ghi chú")},
    ),
)
