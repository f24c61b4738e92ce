"""Made-up messages: what the description of the API shows of each way. Nobody is called so."""

from ..cases.messages import MessageKind

DOSSIER = {
    "MaHoSo": "H24.18-261125-0001",
    "MaTTHC": "2.000635.000.00.00.H24",
    "TenTTHC": "Cấp bản sao trích lục hộ tịch",
    "TenLinhVuc": "Hộ tịch",
    "ChuHoSo": "Nguyễn Thị Mẫu",
    "NgayTiepNhan": "20261125083000",
    "NgayHenTra": "20261126170000",
    "TrangThaiHoSo": "4",
    "DonViXuLy": "UBND xã Vĩnh Bảo",
}
MOVE = {
    "MaHoSo": "H24.18-261125-0001",
    "NguoiXuLy": "Trần Văn Mẫu",
    "ChucDanh": "Công chức",
    "ThoiDiemXuLy": "20261125100000",
    "PhongBanXuLy": "Phòng Văn hóa - Xã hội",
    "NoiDungXuLy": "Thẩm định hồ sơ",
    "TrangThai": "4",
}
IN = {
    MessageKind.DOSSIER: {"isUpdating": "False", "data": [DOSSIER]},
    MessageKind.PROGRESS: {"data": [MOVE]},
}
PLAIN = {
    "dossiers": [
        {
            "code": "HP-1",
            "procedure_code": "2.000635",
            "state": 4,
            "received_at": "2026-11-25T08:30",
            "due_at": "2026-11-26T17:00",
            "applicant_name": "Nguyễn Thị Mẫu",
            "channel": "online",
        }
    ],
    "progress": [{"code": "HP-1", "told_at": "2026-11-25T10:00", "state": 4, "what": "Thẩm định hồ sơ"}],
}
RESULT = {
    "results": [
        {
            "code": "H24.18-261125-0001",
            "became": "created",
            "number": "H24.18-261125-0001",
            "says": [],
            "unknown_fields": [],
            "not_taken": [],
        }
    ],
    "count": {"created": 1},
}
# What goes out of the dossiers that are run here.
OUT = {
    MessageKind.DOSSIER: {
        "MaHoSo": "HS-2026-000123",
        "MaTTHC": "2.000635",
        "TenTTHC": "Cấp bản sao trích lục hộ tịch",
        "MaLinhVuc": "",
        "TenLinhVuc": "Hộ tịch",
        "ChuHoSo": "Nguyễn T. M.",
        "LoaiDoiTuong": "1",
        "TrichYeuHoSo": "Cấp bản sao",
        "NgayTiepNhan": "20261125083000",
        "NgayHenTra": "20261126170000",
        "TrangThaiHoSo": "4",
        "NgayTra": "",
        "ThongTinTra": "",
        "HinhThuc": "",
        "NgayKetThucXuLy": "",
        "DonViXuLy": "Phòng Văn hóa - Xã hội",
        "GhiChu": "",
    },
    MessageKind.PROGRESS: {
        "MaHoSo": "HS-2026-000123",
        "NguoiXuLy": "Trần Văn Mẫu",
        "ChucDanh": "",
        "ThoiDiemXuLy": "20261125100000",
        "PhongBanXuLy": "Phòng Văn hóa - Xã hội",
        "NoiDungXuLy": "Hoàn thành bước",
        "TrangThai": "4",
        "NgayBatDau": "",
        "NgayKetThucTheoQuyDinh": "20261126170000",
    },
}
