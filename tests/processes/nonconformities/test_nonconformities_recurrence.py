"""What comes back is found: by cause, unit and clause, process, and by words without diacritics; and it stays quick."""

from datetime import timedelta
from time import perf_counter

import pytest

from processes.map.models import Process
from processes.nonconformities.models import Nonconformity
from processes.nonconformities.recurrence import Asked, asked_of, features, likeness, repeats
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now
from qms.lifecycle.door import create
from qms.text.vietnamese import fold
from tests.processes.nonconformities import making as making

MANY = 2000
WORDS = "ho so tro cap the bao hiem giay hen phan mem may in quay cong chuc tra loi cham thieu ky sai"


def found(office, user="qmr", **values):
    asked = Asked(**({"unit": office.units["hcc"]} | values))
    return {each.record.pk: each.reasons for each in repeats(asked, getattr(office, user))}


def test_the_same_cause_and_those_below_it_are_found(office):
    above = making.cause(office, "con-nguoi", "Con người")
    below = making.cause(office, "thieu-nguoi", "Thiếu người", parent=above)
    other = making.cause(office, "phan-mem", "Phần mềm")
    record = making.contained(office, probable=below)
    assert "Con người" in str(found(office, causes=(above,))[record.pk])
    assert record.pk in found(office, causes=(below,))
    assert found(office, causes=(other,)) == {}


def test_a_root_cause_that_an_analysis_dropped_is_not_found(office):
    probable, dropped = making.cause(office, "phan-mem", "Phần mềm"), making.cause(office)
    record = making.analysed(office, probable=probable)
    assert record.pk in found(office, causes=(dropped,))
    row = record.root_causes.get()
    with recording(by=office.qmr, act="analyse"):
        row.active = False
        row.save()
    assert found(office, causes=(dropped,)) == {}


def test_the_same_unit_and_clause_are_found(office):
    record = making.accepted(office)
    assert record.pk in found(office, unit=office.units["vhxh"], clause=making.clause())
    assert found(office, unit=office.units["kt"], clause=making.clause()) == {}


def test_the_same_process_is_found(office):
    given = {"code": "QTR-01", "name": "Hộ tịch", "kind": "core", "unit": office.units["vhxh"]}
    process = create(Process, by=office.qmr, **given)
    record = making.reported(office, process=process)
    assert record.pk in found(office, process=process)


@pytest.mark.parametrize(
    "words",
    ["Hồ sơ trợ cấp trễ hạn vì không ai thẩm định thay", "ho so tro cap tre han vi khong ai tham dinh thay"],
)
def test_similar_words_are_found_with_or_without_diacritics(office, words):
    record = making.reported(office)
    assert record.pk in found(office, text=words)
    assert found(office, text="Máy lấy số ở tầng một bị mất điện") == {}


def test_the_reason_is_said_and_the_nearest_stands_first(office):
    near = making.contained(office)
    making.reported(office, description="Trễ hạn hồ sơ trợ cấp, không ai thẩm định thay.")
    again = making.contained(office)
    first = repeats(asked_of(again), office.qmr)[0]
    assert first.record == near and len(first.reasons) == 3


def test_rejected_ones_those_of_long_ago_and_unseen_ones_are_not_shown(office):
    words = "Hồ sơ trợ cấp trễ hạn vì không ai thẩm định thay"
    making.rejected(office)
    assert found(office, text=words) == {}
    record = making.reported(office)
    assert record.pk in found(office, text=words)
    assert found(office, user="motcua1", text=words) == {}
    with frozen(now() + timedelta(days=365 * 5 + 2)):
        assert found(office, text=words) == {}


def test_likeness_is_symmetric_and_full_for_the_same_text():
    one, other = features("Máy in hỏng ở quầy số ba"), features("Quầy số ba: máy in hỏng từ sáng")
    assert likeness(one, one) == 1
    assert likeness(one, other) == likeness(other, one) > 0
    assert likeness(features("Máy in"), features("Máy in")) == 1
    assert likeness(features("Máy"), features("Máy")) == 0


def test_it_stays_quick_over_years_of_records(office, django_assert_max_num_queries):
    template = making.accepted(office)
    row = {field.attname: getattr(template, field.attname) for field in Nonconformity._meta.concrete_fields}
    words = WORDS.split()
    with recording(by=office.system, act="create"):
        for number in range(MANY):
            values = row | {
                "id": None,
                "number": f"KPH-2020-{number:04d}",
                "sequence": 0,
                "head": "",
                "state": "reported",
            }
            values["description"] = " ".join(words[(number + step) % len(words)] for step in range(12))
            values["title"] = values["description"][:100]
            Nonconformity(**values).save()
    asked = Asked(unit=template.unit, clause=template.clause, text=template.description, record=template)
    repeats(asked, office.qmr)
    began = perf_counter()
    with django_assert_max_num_queries(8):
        best = repeats(asked, office.qmr)
    assert perf_counter() - began < 1
    assert len(best) == 8
    assert all(fold(each.record.title) for each in best)
