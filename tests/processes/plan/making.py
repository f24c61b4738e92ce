"""Plans as the tests need them, made through the door; one maker for each state."""

from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from processes.plan.annex.columns import COLUMNS
from processes.plan.models import Plan
from qms.ledger.now import today
from qms.lifecycle.door import create, perform

REASON = {"reason": "Theo yêu cầu"}
FIELDS = ["Chỉ đạo, điều hành", "Cải cách thể chế", "Cải cách thủ tục hành chính"]


def plan(office, **values):
    """The head of Phòng Văn hóa - Xã hội makes a plan of three fields with three tasks, one round open from today."""
    tasks = [
        {"field": 1, "place": "1.a", "title": "Lập kế hoạch chi tiết", "unit": office.units["vhxh"]},
        {"field": 1, "place": "1.đ", "title": "Phối hợp giám sát", "unit": office.units["vhxh"]},
        {"field": 3, "place": "3.b", "title": "Rà soát thủ tục nội bộ", "unit": office.units["hcc"]},
    ]
    due_on = today() + timedelta(days=10)
    asked = {
        "code": "Q1",
        "label": "Quý I",
        "before": due_on + timedelta(days=1),
        "due_on": due_on,
        "opens_on": today(),
        "period_from": today().replace(month=1, day=1),
        "period_until": today() + timedelta(days=30),
    }
    given = {
        "title": "Kế hoạch cải cách hành chính",
        "year": 2026,
        "unit": office.units["vhxh"],
        "fields": FIELDS,
        "tasks": tasks,
        "rounds": [asked],
    }
    return create(Plan, by=office.truongphong, **(given | values))


def closed_plan(office):
    made = plan(office, tasks=[], rounds=[])
    return perform(made.close, by=office.qmr, **REASON)


# ── Workbooks

HEADS = tuple(COLUMNS.values())
VHXH, KT, HCC = "Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Trung tâm Phục vụ hành chính công"


def workbook(*rows, heads=HEADS, above=()):
    """An annex as an office writes it: TT, task, lead, cooperating, until, product."""
    book = Workbook()
    for line in (*above, heads, *rows):
        book.active.append(list(line))
    written = BytesIO()
    book.save(written)
    return SimpleUploadedFile("phu-luc.xlsx", written.getvalue())
