"""Messages of a made-up city system, as the tests need them, and the dossiers that are made of them."""

from processes.cases.messages import MessageKind
from processes.cases.models import Case
from processes.followed.intake import Intake
from processes.followed.models import Dismissal, UnplacedMessage
from qms.lifecycle.door import create
from tests.processes.cases import making as cases

SYSTEM = "thanh-pho"
TTHC = "2.000635"


def procedure(office, code="QT-TP-09", **values):
    """A procedure that the city knows by its national code."""
    return cases.procedure(office, code, **{"national_code": TTHC, **values})


def dossier(code="H24.18-260302-0001", **values):
    """A dossier as DongBoHoSoMC tells it; its procedure's code has the suffix of a unit."""
    return {
        "MaHoSo": code,
        "MaTTHC": f"{TTHC}.000.00.00.H24",
        "TenTTHC": "Cấp bản sao",
        "TenLinhVuc": "Hộ tịch",
        "ChuHoSo": "Nguyễn Thị Mẫu",
        "MaDoiTuong": "030099000001",
        "TrichYeuHoSo": "Cấp bản sao trích lục",
        "NgayTiepNhan": "20260302080000",
        "NgayHenTra": "20260304170000",
        "TrangThaiHoSo": "4",
        "DonViXuLy": "UBND xã Vĩnh Bảo",
    } | values


def move(code="H24.18-260302-0001", at="20260302100000", state="4", **values):
    """A move as CapNhatTienDoHoSoMC tells it."""
    return {
        "MaHoSo": code,
        "NguoiXuLy": "Trần Văn Mẫu",
        "ChucDanh": "Công chức",
        "ThoiDiemXuLy": at,
        "PhongBanXuLy": "Phòng VH-XH",
        "NoiDungXuLy": "Thụ lý hồ sơ",
        "TrangThai": state,
    } | values


def without_place(office):
    """A message whose procedure nobody knows."""
    take(office, dossier(MaTTHC="9.9"))
    return UnplacedMessage.objects.get()


def dismissed(office):
    """That the keeper of the system said that it comes to nothing."""
    return create(Dismissal, by=office.qmr, message=without_place(office), reason="Thử nghiệm của thành phố")


def take(office, *items, owner=None, system=SYSTEM):
    """Take messages, each of its kind by its fields; the results in order."""
    intake = Intake(system, owner or office.motcua1)
    found = []
    for item in items:
        kind = MessageKind.PROGRESS if "ThoiDiemXuLy" in item else MessageKind.DOSSIER
        found += intake.take_national(kind, [item])
    return found


def take_all(office, *items):
    """What became of messages of one kind that came together."""
    kind = MessageKind.PROGRESS if "ThoiDiemXuLy" in items[0] else MessageKind.DOSSIER
    return [each.became for each in Intake(SYSTEM, office.motcua1).take_national(kind, items)]


def followed(office, document=None, **values):
    """A followed dossier."""
    document or procedure(office)
    item = dossier(**values)
    take(office, item)
    return Case.objects.get(source_code=item["MaHoSo"])
