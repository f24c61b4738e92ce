"""Lists of procedures as offices and the national portal send them, and published lists in each of their states."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile

from processes.published.models import PublishedList
from qms.lifecycle.door import create, perform
from tests.imports import making as imports

HEADS = (
    "Mã TTHC",
    "Tên thủ tục hành chính",
    "Lĩnh vực",
    "Mức độ",
    "Thời hạn giải quyết",
    "Phí, lệ phí",
    "Căn cứ pháp lý",
    "Quyết định công bố",
    "Tính ngày đầu",
)
BIRTH = ("1.001193", "Đăng ký khai sinh", "Hộ tịch", "Toàn trình", "Trong ngày", "Miễn lệ phí", "Luật Hộ tịch")
BIRTH += ("Quyết định số 1872/QĐ-BTP ngày 04/9/2020", "")
MARRIAGE = ("1.000894.000.00.00.H24", "Đăng ký kết hôn", "Hộ tịch", "Một phần", "05 ngày làm việc", "", "", "", "")


def sheet(*rows):
    return imports.workbook(HEADS, *(rows or (BIRTH, MARRIAGE)), name="danh-muc.xlsx")


def records(*told, name="tthc.json"):
    return SimpleUploadedFile(name, json.dumps({"result": list(told)}, ensure_ascii=False).encode())


def arriving(office, **values):
    return create(PublishedList, by=office.thuky, **({"name": "Danh mục cấp xã"} | values))


def entered(office, *lines):
    lines = lines or ({"code": "1.001193", "name": "Đăng ký khai sinh", "fee": "Miễn"},)
    return perform(arriving(office).enter, by=office.thuky, lines=list(lines))


def whole(office, *lines):
    return perform(entered(office, *lines).close, by=office.thuky)


def given_up(office):
    return perform(whole(office).give_up, by=office.thuky, reason="Nhầm tệp")


IN_STATE = {"arriving": entered, "whole": whole, "given_up": given_up}
