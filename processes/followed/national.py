"""The two messages of the national exchange, word for word, and our plain shape: there and back.

Names and meanings of the fields are those of the services DongBoHoSoMC and CapNhatTienDoHoSoMC.
"""

import re

from qms.workdays.line import local

from ..cases.messages import MessageKind
from ..cases.states import Handover

WRITTEN = "%Y%m%d%H%M%S"
DOSSIER = {
    "MaHoSo": "code",
    "MaTTHC": "procedure_code",
    "TenTTHC": "procedure_name",
    "TenLinhVuc": "field",
    "ChuHoSo": "applicant_name",
    "MaDoiTuong": "applicant_id_number",
    "Email": "applicant_email",
    "Fax": "applicant_fax",
    "SoDienThoai": "applicant_phone",
    "TrichYeuHoSo": "subject",
    "NgayTiepNhan": "received_at",
    "NgayHenTra": "due_at",
    "TrangThaiHoSo": "state",
    "NgayTra": "delivered_at",
    "NgayKetThucXuLy": "ended_at",
    "DonViXuLy": "decided_by",
    "GhiChu": "note",
}
# Known, without a field of ours: kept with the message under their own names.
BESIDE = (
    "MaLinhVuc", "SoBienNhan", "LoaiDoiTuong", "ThongTinTra", "TaiLieuNop", "DanhSachLePhi", "DanhSachTepDinhKemKhac",
    "DanhSachHoSoBoSung", "DanhSachGiayToKetQua",
)  # fmt: skip
HOW = {"0": Handover.COUNTER.value, "1": Handover.POST.value}
PROGRESS = {
    "MaHoSo": "code",
    "NguoiXuLy": "handler",
    "ChucDanh": "position",
    "ThoiDiemXuLy": "told_at",
    "PhongBanXuLy": "department",
    "NoiDungXuLy": "what",
    "TrangThai": "state",
    "NgayBatDau": "began_at",
    "NgayKetThucTheoQuyDinh": "due_at",
}
SUFFIX = re.compile(r"(\d+\.\d{6})(?:\.\d{3}\.\d{2}\.\d{2}(?:\..+)?)?")


def as_plain(kind, item):
    """(the message in our plain shape, fields that the exchange does not know)."""
    known = DOSSIER if kind == MessageKind.DOSSIER else PROGRESS
    plain = {known[name]: value for name, value in item.items() if name in known}
    unknown = {name: value for name, value in item.items() if name not in known}
    if kind == MessageKind.DOSSIER:
        facts = {name: unknown.pop(name) for name in BESIDE if unknown.get(name)}
        how = unknown.pop("HinhThuc", None)
        plain |= {"delivered_how": HOW.get(str(how), how), "facts": facts, "supplements": _supplements(facts)}
    return plain, {name: value for name, value in unknown.items() if value not in (None, "", [])}


def theirs(kind):
    """Its own names of our fields, for sentences about a message of the exchange."""
    known = DOSSIER | {"HinhThuc": "delivered_how", "DanhSachHoSoBoSung": "supplements"}
    return {ours: name for name, ours in (known if kind == MessageKind.DOSSIER else PROGRESS).items()}


def _supplements(facts):
    """When supplements were asked for and came; what is no list of them is left for the reading to refuse."""
    rows = facts.get("DanhSachHoSoBoSung") or []
    if not (isinstance(rows, list) and all(isinstance(each, dict) for each in rows)):
        return rows
    return [
        {
            "since": each.get("NgayBoSung"),
            "until": each.get("NgayTiepNhanBoSung"),
            "what": each.get("NoiDungBoSung") or "",
        }
        for each in rows
    ]


def procedure_key(code):
    """The code of a procedure as it is compared: without the suffix that a unit puts behind it."""
    bare = SUFFIX.fullmatch(code.strip())
    return bare[1] if bare else code.strip().upper()


def _moment(moment):
    return local(moment).strftime(WRITTEN) if moment else ""


def dossier_of(case):
    """A dossier that is run here, as the exchange tells it; who applies is told masked."""
    return {
        "MaHoSo": case.number,
        "MaTTHC": case.version.national_code or case.procedure.number,
        "TenTTHC": case.procedure.title,
        "MaLinhVuc": "",
        "TenLinhVuc": case.version.field,
        "ChuHoSo": case.applicant.masked(),
        "LoaiDoiTuong": "1",
        "TrichYeuHoSo": case.title_text(),
        "NgayTiepNhan": _moment(case.received_at),
        "NgayHenTra": _moment(case.due_at),
        "TrangThaiHoSo": str(case.national_code),
        "NgayTra": _moment(case.delivered_at),
        "ThongTinTra": case.result_number,
        "HinhThuc": {how: code for code, how in HOW.items()}.get(case.delivered_how, ""),
        "NgayKetThucXuLy": _moment(case.ended_at),
        "DonViXuLy": str(case.unit),
        "GhiChu": "",
    }


def move_of(row, case, label):
    """A move of a dossier that is run here: one row of its history, as the exchange tells it."""
    return {
        "MaHoSo": case.number,
        "NguoiXuLy": str(row.history_user or ""),
        "ChucDanh": "",
        "ThoiDiemXuLy": _moment(row.history_date),
        "PhongBanXuLy": str(case.unit),
        "NoiDungXuLy": str(label),
        "TrangThai": str(row.national_code),
        "NgayBatDau": "",
        "NgayKetThucTheoQuyDinh": _moment(row.due_at),
    }
