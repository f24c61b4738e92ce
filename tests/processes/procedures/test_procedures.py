"""A procedure's version lives with its revision: defined, frozen, thawed, copied, kept."""

import pytest
from django.core.exceptions import ValidationError

from documents.controlled.models import DocumentRevision
from processes.procedures import rules
from processes.procedures.models import ProcedureVersion, Step, effective_version
from processes.procedures.services import define
from qms.ledger.kept import NotAllowedOnKeptRows
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from tests.processes.procedures import making as making


def codes(version):
    return [step.code for step in version.active_steps()]


def test_a_procedures_revision_gets_a_version_and_others_get_none(office):
    from tests.documents.controlled import making as documents

    assert making.draft(office).state == "drafted"
    assert not hasattr(documents.draft(office), "procedure_version")


def test_a_definition_comes_back_as_it_was_given(office):
    given = making.definition(
        making.step("B1", "B2", unit="hcc"),
        making.step(
            "B2",
            "resolved B1",
            not_holder_of=["B1"],
            result="Giấy xác nhận",
            result_required=True,
            fields=[{"key": "loai", "label": "Loại", "kind": "choice", "required": True, "choices": ["A", "B"]}],
        ),
    )
    kept = making.draft(office, definition_=given).definition()
    assert {key: kept[key] for key in given if key != "steps"} == {k: v for k, v in given.items() if k != "steps"}
    for before, after in zip(given["steps"], kept["steps"], strict=True):
        assert {key: after[key] for key in before} == before


def test_what_an_edit_leaves_out_is_inactive_and_comes_back_as_the_same_row(office):
    version = making.draft(office, definition_=making.definition())
    second = Step.objects.get(version=version, code="B2")
    define(version, making.definition(making.step("B1")), by=office.congchuc1)
    assert codes(version) == ["B1"]
    assert Step.objects.get(pk=second.pk).active is False
    define(version, making.definition(), by=office.congchuc1)
    assert codes(version) == ["B1", "B2"]
    assert Step.objects.get(pk=second.pk).active is True


def test_saving_the_same_definition_again_changes_no_row(office):
    version = making.draft(office, definition_=making.definition())
    define(version, making.definition(), by=office.congchuc1)
    assert {step.sequence for step in version.steps.all()} == {1}


def test_steps_change_their_order(office):
    version = making.draft(office, definition_=making.definition())
    first, second = making.definition()["steps"]
    define(version, making.definition(second, first), by=office.congchuc1)
    assert codes(version) == ["B2", "B1"]
    assert version.first_step().code == "B2"


def test_only_the_author_defines(office):
    version = making.draft(office)
    with pytest.raises(WrongPerson):
        define(version, making.definition(), by=office.congchuc2)


@pytest.mark.parametrize(
    "wrong",
    [
        making.definition(unit_in_charge="nowhere"),
        making.definition(making.step("B1", unit="nowhere")),
        making.definition(making.step("B1"), making.step("B1")),
    ],
)
def test_unknown_units_and_doubled_codes_are_refused(office, wrong):
    version = making.draft(office)
    with pytest.raises(ValidationError):
        define(version, wrong, by=office.congchuc1)


def test_a_revision_with_problems_is_not_submitted_and_says_which(office):
    version = making.draft(office, definition_=making.definition(making.step("B1", "B2"), making.step("B2", "")))
    with pytest.raises(RuleNotMet) as refusal:
        perform(version.revision.submit, by=office.congchuc1)
    assert "B2" in " ".join(map(str, refusal.value.unmet))


def test_submitting_freezes_and_returning_thaws(office):
    version = making.submitted(office)
    assert version.state == "frozen"
    perform(version.revision.return_for_change, by=office.truongphong, reason="Bổ sung bước")
    assert making.fresh(version).state == "drafted"


def test_what_is_frozen_is_not_defined(office):
    version = making.submitted(office)
    with pytest.raises(WrongState):
        define(version, making.definition(), by=office.congchuc1)


def test_pulling_back_thaws_and_cancelling_freezes(office):
    version = making.submitted(office)
    perform(version.revision.pull_back, by=office.congchuc1, reason="Còn thiếu")
    version = making.fresh(version)
    assert version.state == "drafted"
    perform(version.revision.cancel, by=office.congchuc1, reason="Không làm nữa")
    assert making.fresh(version).state == "frozen"


def test_nobody_freezes_by_hand(office):
    version = making.draft(office, definition_=making.definition())
    with pytest.raises(WrongPerson):
        perform(version.freeze, by=office.congchuc1)


def test_the_steps_are_part_of_what_is_signed(office):
    one, other = (making.draft(office, making.document(office, code), making.definition()) for code in ("QT-1", "QT-2"))
    define(other, making.definition(making.step("B1")), by=office.congchuc1)
    assert "Bước B2" in one.revision.signed_content()
    assert "Bước B2" not in DocumentRevision.objects.get(pk=other.revision_id).signed_content()


def test_a_new_revision_begins_with_the_steps_in_force_and_the_old_version_stays(office):
    first = making.effective(office)
    second = making.draft(office, first.revision.document, change_summary="Thêm bước")
    assert second.definition() == first.definition()
    define(second, making.definition(making.step("B1")), by=office.congchuc1)
    assert codes(making.fresh(first)) == ["B1", "B2"]
    assert effective_version(first.revision.document) == first


def test_steps_are_kept(office):
    version = making.draft(office, definition_=making.definition())
    with pytest.raises(NotAllowedOnKeptRows):
        version.first_step().delete()


def test_questions_about_a_version(office):
    version = making.effective(office)
    first, second = version.active_steps()
    assert version.is_current()
    assert version.first_step() == first
    assert (first.is_final(), second.is_final()) == (False, True)
    assert (first.unit_of_work().code, second.unit_of_work().code) == ("hcc", "vhxh")
    assert version.committed == 3


def test_within_the_day_has_a_cutoff_and_no_minutes(office):
    version = making.draft(office, definition_=making.definition(same_day=True))
    assert (version.committed, f"{version.cutoff:%H:%M}") == (None, "15:00")


TERMS = {
    "limit_in": "calendar_days",
    "legal_limit": 30,
    "committed": 30,
    "first_day": "counted",
    "first_day_ground": "Quyết định công bố mẫu",
    "extensions": [{"name": "Vụ việc phức tạp", "legal_basis": "Luật mẫu, Điều 28", "amount": 15, "times": 1}],
}


def test_its_terms_are_kept_as_defined_and_a_ground_left_out_is_no_longer_in_use(office):
    version = making.draft(office, definition_=making.definition(**TERMS))
    kept = ProcedureVersion.objects.get(pk=version.pk)
    assert {name: kept.definition()[name] for name in TERMS} == TERMS
    assert "15 ngày (tính cả ngày nghỉ)" in kept.limit.grounds_in_words()[0]
    perform(kept.define, by=office.congchuc1, definition=making.definition(**TERMS) | {"extensions": []})
    assert kept.limit.grounds() == [] and kept.extension_grounds.count() == 1


def test_what_does_not_fit_into_its_limit_is_not_released(office, monkeypatch):
    version = making.submitted(office)
    revision = version.revision
    perform(revision.endorse, by=office.truongphong, password="demo")
    perform(revision.approve, by=office.chutich, password="demo")
    assert rules.steps_fit_the_limit(version.revision, None)
    # as a definition that was submitted before anybody reckoned
    monkeypatch.setattr("processes.procedures.problems.longest_way", lambda steps: (9999, ["B1", "B2"]))
    assert not rules.steps_fit_the_limit(version.revision, None)
    with pytest.raises(RuleNotMet, match="B1 → B2"):
        perform(revision.release, by=office.thuky)
