"""Every kind that is declared: what its sheet has, that it comes in once, and that people come in with their posts."""

import pytest
from django.utils.translation import override

from qms.imports.kinds import all_kinds
from qms.imports.states import ImportState
from qms.lifecycle.door import perform
from qms.people.accounts import AccountChange
from qms.people.models import Holding, User
from tests.audits.conduct.making import clause

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
}


@pytest.mark.parametrize("name", ROWS)
def test_what_a_form_tells_comes_in_as_a_sheet_and_once(office, name):
    clause("8.5.1")
    record = making.read(office, making.workbook(*ROWS[name]), kind=name, by=office.qmr)
    assert making.verdicts(record) == {2: "new"}, (record.rows.get().faults, record.rows.get().asks)
    record = making.gone_on(perform(record.take, by=office.qmr))
    assert record.state == ImportState.TAKEN, record.rows.get().faults
    again = making.read(office, making.workbook(*ROWS[name]), kind=name, by=office.qmr)
    assert making.verdicts(again) == {2: "same"}, record.rows.get().changes
