"""Providers as a sheet: the list that the office has comes in as it is, and each is evaluated here."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import NewProvider
from .models import Provider
from .states import Influence, Provision

declare_sheet(
    "providers",
    Provider._meta.verbose_name_plural,
    FormSheet(
        model=Provider,
        form=NewProvider,
        matched_by=("title", "unit"),
        together=True,
        changes=(Provider.edit,),
        headings={
            "title": ("Nhà cung cấp", "Tên nhà cung cấp", "Tên đơn vị cung cấp", "Nhà thầu"),
            "kind": ("Loại", "Nhóm hàng hóa, dịch vụ"),
            "supplies": ("Sản phẩm, dịch vụ cung cấp", "Hàng hóa, dịch vụ", "Nội dung cung cấp"),
            "unit": ("Đơn vị", "Đơn vị sử dụng", "Đơn vị quản lý"),
            "influence": ("Mức độ ảnh hưởng",),
            "process": ("Quá trình", "Quy trình"),
            "requirements": ("Yêu cầu", "Yêu cầu đối với nhà cung cấp"),
            "control": ("Hình thức kiểm soát", "Biện pháp kiểm soát"),
            "contract": ("Hợp đồng", "Số hợp đồng"),
            "contract_until": ("Hạn hợp đồng", "Ngày hết hạn hợp đồng"),
            "contact": ("Địa chỉ, điện thoại", "Liên hệ", "Đầu mối"),
        },
        defaults={"kind": Provision.OTHER, "influence": Influence.MEDIUM},
    ),
)
