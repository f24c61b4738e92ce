"""A criterion is scored by its unit, checked by another, fed by a figure, and comes in as a sheet."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from processes.par_criteria.models import ParCriterion
from qms.acts.acts import arrows_of
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from tests.imports import making as imports
from tests.office import fresh
from tests.processes.par_indexes import making

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
SAID = {"explanation": "Báo cáo số 5"}


def test_the_arrows_are_those_drawn():
    assert arrows_of(ParCriterion) == {
        ("draft", "open"),
        ("open", "scored"),
        ("scored", "scored"),
        ("scored", "checked"),
        ("scored", "open"),
        ("checked", "open"),
        ("checked", "confirmed"),
    }


def test_nobody_has_more_points_than_the_index_gives(office):
    criterion = making.CRITERIA["open"](office)
    with pytest.raises(ValidationError), transaction.atomic():
        perform(criterion.score, by=office.giamdoc, claimed=Decimal("4.01"), **SAID)
    assert perform(criterion.score, by=office.giamdoc, claimed=Decimal(4), **SAID).state == "scored"


def test_another_unit_scores_none_of_it_and_whoever_scored_does_not_check(office):
    criterion = making.CRITERIA["open"](office)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(criterion.score, by=office.truongphong, claimed=Decimal(1), **SAID)
    office.substitute("giamdoc", "unit_head", "qmr", *making.DAYS)
    criterion = perform(criterion.score, by=fresh(office.qmr), claimed=Decimal(1), **SAID)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(criterion.verify, by=fresh(office.qmr), checked=Decimal(1))


def test_other_points_than_the_units_need_a_reason(office):
    criterion = making.CRITERIA["scored"](office)
    with pytest.raises(ValidationError), transaction.atomic():
        perform(criterion.verify, by=office.qmr, checked=Decimal(3))
    assert perform(criterion.verify, by=office.qmr, checked=Decimal(3), why="Thiếu báo cáo").own() == 3


def test_once_the_units_score_no_criterion_is_added(office):
    index = making.scoring(office)
    told = making.LINES[0] | {"code": "9.9", "unit": office.units["kt"], "most": Decimal(1)}
    with pytest.raises(RuleNotMet), transaction.atomic():
        create(ParCriterion, by=office.qmr, index=index, figure="", **told)


def test_a_figure_of_our_own_is_told_and_kept_when_it_is_scored(office):
    criterion = making.CRITERIA["draft"](office)
    told = {name: getattr(criterion, name) for name in ("field", "group", "name", "most", "unit")}
    criterion = perform(criterion.edit, by=office.qmr, figure="dossiers_received", **told)
    perform(criterion.index.open_scoring, by=office.qmr)
    criterion = ParCriterion.objects.get(pk=criterion.pk)
    criterion = perform(criterion.score, by=office.giamdoc, claimed=Decimal(4), **SAID)
    assert criterion.figure_words == criterion.figure_now() and criterion.figure_words.endswith(": 0")


def test_the_citys_table_comes_in_with_its_branches(office):
    making.empty(office)
    sheet = (
        "TT;Nội dung;Điểm tối đa;Đơn vị\n"
        "1;Chỉ đạo, điều hành;10;\n"
        "1.1;Kế hoạch năm;3;\n"
        "1.1.1;Ban hành đúng hạn;1;Phòng Văn hóa - Xã hội\n"
        "3;Thủ tục hành chính;20;\n"
        "3.1;Đúng hạn;4;Trung tâm Phục vụ hành chính công\n"
    )
    file = SimpleUploadedFile("bang.csv", sheet.encode())
    record = imports.read(office, kind="reform_criteria", file=file, by=office.qmr)
    imports.gone_on(perform(record.take, by=office.qmr))
    rows = ParCriterion.objects.order_by("position").values_list("code", "field", "group", "name", "unit__code")
    assert list(rows) == [
        ("1.1.1", "Chỉ đạo, điều hành", "Kế hoạch năm", "Ban hành đúng hạn", "vhxh"),
        ("3.1", "Thủ tục hành chính", "", "Đúng hạn", "hcc"),
    ]
