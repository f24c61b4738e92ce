"""Files as offices send them, and imports of them."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from processes.risks.models import Risk
from qms.imports.models import Import
from qms.imports.work import go_on
from qms.jobs.progress import Progress
from qms.lifecycle.door import create

VHXH = "Phòng Văn hóa - Xã hội"
ONE = ("Mất hồ sơ", VHXH, "truongphong", "Tủ không khóa")
TWO = ("Trễ hạn", VHXH, "truongphong", "")
HEADS = ("Tên rủi ro", "Đơn vị", "Người phụ trách", "Nguyên nhân")


def workbook(*rows, name="tep.xlsx", **sheets):
    """A workbook of these rows; further sheets by their names."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(list(line))
    written = BytesIO()
    book.save(written)
    return SimpleUploadedFile(name, written.getvalue())


def risks(*rows, heads=HEADS, **given):
    """A register of risks; one row where none is given."""
    return workbook(heads, *(rows or [ONE]), **given)


def sent(office, file=None, kind="risks", by=None, **given):
    """An import of which nothing is read yet."""
    return create(Import, by=by or office.truongphong, kind=kind, file=file or risks(), **given)


def read(office, file=None, **given):
    """An import whose rows are read."""
    return gone_on(sent(office, file, **given))


def gone_on(record):
    """The import after the work that it waited for."""
    go_on(record, Progress())
    record.refresh_from_db()
    return record


def verdicts(record):
    """{number of a row: what it would do}."""
    return dict(record.rows.order_by("number").values_list("number", "verdict"))


def create_risk(office, **values):
    """A risk as the form of the page makes it."""
    given = {"kind": "risk", "unit": office.units["vhxh"], "owner": office.truongphong} | values
    return create(Risk, by=office.truongphong, **given)
