"""The columns of a list of procedures, by the headings that offices and the national portal give them."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from qms.imports.kinds import Column

LABELS = {
    "code": _("national code"),
    "name": _("name of the procedure"),
    "field": _("field of administration"),
    "level": _("level of online service"),
    "limit": _("time limit"),
    "limit_in": _("counted in"),
    "first_day": _("first day"),
    "fee": _("fee"),
    "legal_basis": _("legal basis"),
    "decision": _("decision of publication"),
    "decision_on": _("day of the decision"),
    "source": _("source"),
}
HEADINGS = {
    "code": ("Mã thủ tục", "Mã TTHC", "Mã số TTHC", "Mã số thủ tục", "Mã thủ tục hành chính", "Mã"),
    "name": ("Tên thủ tục", "Tên thủ tục hành chính", "Tên TTHC", "Thủ tục hành chính", "Thủ tục"),
    "field": ("Lĩnh vực", "Lĩnh vực thực hiện", "Tên lĩnh vực"),
    "level": ("Mức độ", "Mức độ DVC", "Mức độ dịch vụ công", "Dịch vụ công trực tuyến", "Mức độ trực tuyến", "DVCTT"),
    "limit": (
        "Thời hạn giải quyết",
        "Thời gian giải quyết",
        "Thời hạn",
        "Thời gian",
        "Thời hạn giải quyết theo quy định",
    ),
    "limit_in": ("Đơn vị tính", "ĐVT", "Đơn vị thời gian"),
    "first_day": ("Tính ngày đầu", "Ngày bắt đầu tính", "Cách tính ngày đầu tiên"),
    "fee": ("Phí, lệ phí", "Phí lệ phí", "Phí", "Lệ phí", "Mức thu"),
    "legal_basis": ("Căn cứ pháp lý", "Cơ sở pháp lý", "Căn cứ"),
    "decision": ("Quyết định công bố", "Số quyết định công bố", "Số quyết định", "QĐ công bố"),
    "decision_on": ("Ngày quyết định", "Ngày công bố", "Ngày quyết định công bố", "Ngày ban hành"),
    "source": ("Nguồn",),
}
REQUIRED = ("code", "name")


def columns():
    """The columns as the import desk knows them."""
    return tuple(Column(name, capfirst(str(label)), HEADINGS[name], name in REQUIRED) for name, label in LABELS.items())
