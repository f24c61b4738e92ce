"""Actions as a sheet: the improvements and tasks that an office has noted elsewhere, each given as on its page."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import NewAction
from .models import Action
from .states import ActionKind


def units_that(part):
    """The units that have this part in an action, as the record tells them."""
    return lambda action: [each.unit for each in action.units.filter(active=True, part=part).select_related("unit")]


declare_sheet(
    "actions",
    Action._meta.verbose_name_plural,
    FormSheet(
        model=Action,
        form=NewAction,
        matched_by=("title", "unit"),
        together=True,
        changes=(Action.specify,),
        without=("origin",),
        told={"co_leads": units_that("co_leads"), "cooperating": units_that("cooperates")},
        headings={
            "kind": ("Loại", "Loại hành động"),
            "title": ("Hành động", "Nội dung", "Nội dung công việc", "Nhiệm vụ", "Biện pháp", "Hành động khắc phục"),
            "product": ("Sản phẩm", "Kết quả", "Sản phẩm đầu ra", "Sản phẩm dự kiến"),
            "responsible": ("Người thực hiện", "Người chịu trách nhiệm", "Người phụ trách", "Trách nhiệm"),
            "verifier": ("Người kiểm tra", "Người xác nhận", "Người theo dõi", "Người thẩm tra"),
            "unit": ("Đơn vị", "Đơn vị chủ trì", "Cơ quan chủ trì", "Bộ phận"),
            "due_on": ("Thời hạn", "Hạn", "Thời gian hoàn thành", "Hạn hoàn thành", "Đến ngày"),
            "co_leads": ("Đồng chủ trì",),
            "cooperating": ("Phối hợp", "Đơn vị phối hợp", "Cơ quan phối hợp"),
        },
        defaults={"kind": ActionKind.IMPROVEMENT},
    ),
)
