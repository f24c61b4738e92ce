"""Many records created by one person at once: each is asked as one alone, and all of them are in or none."""

import pytest

from processes.risks.models import Risk
from qms.acts.acts import CREATE
from qms.evidence.verification import verify
from qms.lifecycle.door import create_together
from qms.lifecycle.errors import WrongPerson
from qms.lifecycle.models import Task
from tests.processes.cases.making import refusing

pytestmark = pytest.mark.both_databases


def values(office, title, **more):
    return {
        "kind": "risk",
        "title": title,
        "unit": office.units["vhxh"],
        "owner": office.truongphong,
        "reason": "Sổ cũ",
    } | more


def test_each_has_its_history_its_reason_and_its_task(office):
    many = [values(office, "Một"), values(office, "Hai", reason="Sổ khác"), values(office, "Ba")]
    made = create_together(Risk, by=office.truongphong, many=many)
    assert [each.title for each in made] == ["Một", "Hai", "Ba"]
    rows = [each.history.get() for each in made]
    assert [row.reason for row in rows] == ["Sổ cũ", "Sổ khác", "Sổ cũ"]
    assert {(row.act, row.history_user) for row in rows} == {(CREATE, office.truongphong)}
    assert Task.objects.filter(process__record_id__in=[each.pk for each in made]).count() == 3
    assert list(verify()) == []


def test_one_that_is_refused_leaves_none(office):
    kt = office.units["kt"]
    with refusing(WrongPerson):
        create_together(
            Risk,
            by=office.truongphong,
            many=[values(office, "Một"), values(office, "Hai", unit=kt, owner=office.truongkt)],
        )
    assert Risk.objects.count() == 0
