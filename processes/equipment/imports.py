"""Equipment as a sheet: the list that the office has comes in as it is."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import NewAsset
from .models import Asset
from .states import AssetKind

declare_sheet(
    "equipment",
    Asset._meta.verbose_name_plural,
    FormSheet(
        model=Asset,
        form=NewAsset,
        matched_by=("title", "inventory_number", "place"),
        together=True,
        changes=(Asset.edit,),
        headings={
            "title": ("Tên thiết bị", "Tên tài sản", "Thiết bị", "Phần mềm"),
            "kind": ("Loại", "Nhóm thiết bị"),
            "inventory_number": ("Số hiệu", "Mã tài sản", "Ký hiệu"),
            "place": ("Nơi đặt", "Vị trí", "Nơi sử dụng"),
            "keeper": ("Người quản lý", "Người sử dụng"),
            "provider": ("Đơn vị bảo trì", "Nhà cung cấp"),
            "in_use_since": ("Ngày đưa vào sử dụng",),
            "needed_for": ("Mục đích sử dụng", "Công dụng"),
            "every_months": ("Chu kỳ bảo trì (tháng)", "Chu kỳ bảo dưỡng"),
            "next_upkeep_on": ("Bảo trì lần tới", "Ngày bảo dưỡng"),
            "unit": ("Đơn vị", "Đơn vị sử dụng"),
        },
        defaults={"kind": AssetKind.OTHER},
    ),
)
