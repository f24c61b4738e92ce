"""Named exceptions: granted by top management that is not party, for one person, rule and record; for nothing else."""

import pytest
from django.core.exceptions import ValidationError

from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import WrongPerson
from qms.lifecycle.exemptions import Exemption
from tests.documents.authorities import making as authorities
from tests.documents.controlled import making


def grant(office, revision, by, person=None, rule="is_not_author"):
    return create(
        Exemption,
        by=by,
        record=revision,
        rule=rule,
        person=person or office.congchuc1,
        grounds="Đơn vị chỉ còn một người am hiểu lĩnh vực này.",
    )


def give_to_author(office, revision):
    perform(
        revision.reassign,
        by=office.truongphong,
        reason="Người phê duyệt đã chuyển công tác",
        approver=office.congchuc1,
        reviewers=[office.truongphong],
    )


def test_the_author_is_not_named_approver_without_an_exception(office):
    revision = making.submitted(office)
    with pytest.raises(ValidationError):
        give_to_author(office, revision)


def test_with_a_named_exception_the_author_may_approve_and_it_stays_on_record(office):
    authorities.loosely(office)
    revision = making.submitted(office)
    perform(revision.endorse, by=office.truongphong, password="demo")
    exemption = grant(office, revision, by=office.chutich)
    give_to_author(office, revision)
    perform(revision.approve, by=office.congchuc1, password="demo")
    assert revision.state == "approved"
    assert list(Exemption.objects.about(revision)) == [exemption]


def test_the_exception_is_for_one_record_only(office):
    revision = making.submitted(office)
    grant(office, revision, by=office.chutich)
    other = making.submitted(office, document_=making.document(office, code="QT-HT-02"))
    with pytest.raises(ValidationError):
        give_to_author(office, other)


@pytest.mark.parametrize("name", ["qmr", "truongphong", "quantri"])
def test_only_top_management_grants(office, name):
    revision = making.submitted(office)
    with pytest.raises(WrongPerson):
        grant(office, revision, by=getattr(office, name))


def test_whoever_is_party_does_not_grant(office):
    revision = making.submitted(office)
    with pytest.raises(WrongPerson) as refusal:
        grant(office, revision, by=office.chutich, person=office.chutich)
    assert refusal.value.rule.name == "is_not_party"


def test_only_rules_of_independence_know_exceptions(office):
    revision = making.submitted(office)
    with pytest.raises(ValidationError):
        grant(office, revision, by=office.chutich, rule="all_reviewers_endorsed")
