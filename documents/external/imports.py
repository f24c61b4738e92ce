"""External documents as a sheet: the list of laws and decisions that an office keeps, found again by their signs."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import ExternalForm
from .models import ExternalDocument
from .signs import written


def the_same(user, values):
    """The document of this sign, whichever way it is written."""
    return ExternalDocument.objects.visible_to(user).filter(number=written(str(values["sign"]))).first()


declare_sheet(
    "external_documents",
    ExternalDocument._meta.verbose_name_plural,
    FormSheet(
        model=ExternalDocument,
        form=ExternalForm,
        matched_by=("sign",),
        together=True,
        changes=(ExternalDocument.edit,),
        find=the_same,
        numbered=False,
        told={"sign": lambda document: document.number},
        headings={
            "sign": ("Số, ký hiệu", "Số ký hiệu", "Số hiệu", "Số văn bản", "Số hiệu văn bản", "Số và ký hiệu"),
            "kind": ("Loại văn bản", "Loại", "Hình thức văn bản"),
            "body": ("Cơ quan ban hành", "Nơi ban hành", "Cơ quan", "Đơn vị ban hành"),
            "title": ("Trích yếu", "Tên văn bản", "Trích yếu nội dung", "Nội dung", "Tên gọi"),
            "issued_on": ("Ngày ban hành", "Ngày văn bản", "Ngày, tháng ban hành"),
            "effective_on": ("Ngày có hiệu lực", "Hiệu lực từ", "Ngày hiệu lực", "Có hiệu lực từ"),
            "expires_on": ("Ngày hết hiệu lực", "Hiệu lực đến", "Hết hiệu lực"),
            "source": ("Nguồn", "Nơi lấy", "Đường dẫn"),
            "note": ("Ghi chú",),
        },
    ),
)
