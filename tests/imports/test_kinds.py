"""Every kind that is declared: what its sheet has, that it comes in once, and that people come in with their posts."""

import pytest
from django.utils.translation import override

from qms.imports.kinds import all_kinds
from qms.imports.states import ImportState
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from qms.people.accounts import AccountChange
from qms.people.models import Holding, User
from tests.audits.conduct.making import clause
from tests.processes.objectives import making as objectives

from . import making
from .making import VHXH

PEOPLE = ("Họ và tên", "Tài khoản", "Email", "Đơn vị", "Loại chức vụ", "Chức vụ", "Từ ngày")
NEW = ("Trần Thị Mới", "moi", "moi@example.vn", VHXH, "officer", "Công chức", "01/03/2026")


@pytest.fixture(autouse=True)
def in_english(settings):
    """Sentences are looked for as they are written in the program."""
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield


def people(office, *rows):
    return making.read(office, making.workbook(PEOPLE, *rows), kind="people", by=office.quantri)


@pytest.mark.parametrize("name", sorted(all_kinds()))
def test_a_kind_says_what_its_sheet_has(name):
    columns = all_kinds()[name].columns()
    assert columns and all(str(each.label) for each in columns)
    assert len({each.name for each in columns}) == len(columns) and any(each.required for each in columns)


def test_people_come_in_with_their_posts_and_once(office):
    record = people(office, NEW)
    assert making.verdicts(record) == {2: "new"}, record.rows.get().faults
    record = making.gone_on(perform(record.take, by=office.quantri))
    person = User.objects.get(username="moi")
    holding = Holding.objects.get(person=person)
    assert record.state == ImportState.TAKEN and record.rows.get().made == person
    assert (holding.post.unit, holding.post.kind, f"{holding.since:%d/%m/%Y}") == (
        office.units["vhxh"],
        "officer",
        "01/03/2026",
    )
    assert AccountChange.objects.get(person=person).step == "created"
    assert making.verdicts(people(office, NEW)) == {2: "same"}
    changed = people(office, ("Trần Thị Khác", *NEW[1:]))
    assert changed.rows.get().changes == [["Full name", "Trần Thị Mới", "Trần Thị Khác"]]
    making.gone_on(perform(changed.take, by=office.quantri))
    assert User.objects.get(username="moi").full_name == "Trần Thị Khác"


def test_a_post_needs_its_unit(office):
    record = people(office, (*NEW[:3], None, *NEW[4:]))
    assert record.rows.get().faults == ["A post needs its unit and its kind."]


ROWS = {
    "causes": (("Mã", "Nguyên nhân"), ("thieu-nguoi", "Thiếu người")),
    "nonconformities": (("Mô tả", "Đơn vị", "Ngày phát hiện"), ("Trả kết quả trễ hai ngày", VHXH, "")),
    "questions": (("Điều khoản", "Câu hỏi"), ("8.5.1", "Tài liệu có được kiểm soát không?")),
    "actions": (
        ("Nội dung công việc", "Người thực hiện", "Người kiểm tra", "Đơn vị chủ trì", "Sản phẩm", "Hạn hoàn thành"),
        ("Thay khóa tủ hồ sơ", "congchuc1", "truongphong", VHXH, "", "Tháng 12/2040"),
    ),
    "objectives": (
        ("Mục tiêu chất lượng", "Đơn vị", "Người phụ trách", "Chỉ tiêu", "Đơn vị tính", "Từ ngày", "Đến ngày"),
        ("Giải quyết đúng hạn", VHXH, "truongphong", "98", "%", "01/01/2040", "31/12/2040"),
    ),
    "external_documents": (
        ("Số, ký hiệu", "Loại văn bản", "Cơ quan ban hành", "Trích yếu", "Ngày ban hành", "Ngày có hiệu lực"),
        ("118/2025/NĐ-CP", "Decree", "Chính phủ", "Về cơ chế một cửa", "09/06/2025", "01/07/2025"),
    ),
    "special_days": (
        ("Ngày nghỉ", "Loại ngày", "Dịp", "Thông báo"),
        ("02/09/2040", "Public holiday", "Quốc khánh", "1/TB"),
    ),
}
BY = {"objectives": "qmr", "special_days": "quantri"}


@pytest.mark.parametrize("name", ROWS)
def test_what_a_form_tells_comes_in_as_a_sheet_and_once(office, name):
    clause("8.5.1")
    by = getattr(office, BY.get(name, "qmr"))
    record = making.read(office, making.workbook(*ROWS[name]), kind=name, by=by)
    assert making.verdicts(record) == {2: "new"}, (record.rows.get().faults, record.rows.get().asks)
    record = making.gone_on(perform(record.take, by=by))
    assert record.state == ImportState.TAKEN, record.rows.get().faults
    again = making.read(office, making.workbook(*ROWS[name]), kind=name, by=by)
    assert making.verdicts(again) == {2: "same"}, (again.rows.get().changes, again.rows.get().faults)


CHANGES = {
    "actions": ("Sản phẩm", "Khóa mới"),
    "objectives": ("Chỉ tiêu", "97"),
    "external_documents": ("Trích yếu", "Về một cửa"),
    "special_days": ("Dịp", "Lễ Quốc khánh"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_a_later_sheet_says_otherwise_is_shown_and_done(office, name):
    by, (heads, row) = getattr(office, BY.get(name, "qmr")), ROWS[name]
    making.gone_on(perform(making.read(office, making.workbook(heads, row), kind=name, by=by).take, by=by))
    column, text = CHANGES[name]
    changed = making.workbook(heads, [text if head == column else each for head, each in zip(heads, row, strict=True)])
    record = making.read(office, changed, kind=name, by=by)
    found = record.rows.get()
    assert (found.verdict, len(found.changes)) == ("changed", 1), (found.faults, found.asks, found.changes)
    assert making.gone_on(perform(record.take, by=by)).state == ImportState.TAKEN, record.rows.get().faults
    changed.seek(0)
    assert making.verdicts(making.read(office, changed, kind=name, by=by)) == {2: "same"}


def test_values_of_objectives_are_entered_by_whoever_answers_for_them(office):
    heads, by = ("Mục tiêu", "Kỳ", "Giá trị"), office.congchuc1

    def values(*rows):
        return making.read(office, making.workbook(heads, *rows), kind="objective_values", by=by)

    with frozen(objectives.IN_JULY):
        objective = objectives.running(office)
        row = (objective.number, "15/02/2026", 92)
        record = values(row, (objective.title, "01/04/2026", 95), (objective.number, "01/08/2026", 1))
        assert making.verdicts(record) == {2: "changed", 3: "changed", 4: "wrong"}, record.rows.get(number=2).faults
        making.gone_on(perform(record.take, by=by))
        assert [int(each.value) for each in objective.measurements.order_by("first")] == [92, 95]
        assert making.verdicts(values(row)) == {2: "same"}


def test_the_desk_leads_to_documents_that_come_in_elsewhere(office, client):
    for person, offered in ((office.qmr, True), (office.truongphong, False)):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        page = client.get("/imports/new").content.decode()
        assert ('href="/documents/take-over/new"' in page) == offered
