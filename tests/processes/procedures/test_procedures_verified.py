"""Verified means verified: a person says so, with their name, of the facts as they then were; a doubt is the desk's."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from processes.procedures.models import ProcedureVersion
from processes.procedures.problems import problems_of
from qms.ledger.entry import recording
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet
from tests.processes.cases import making as cases
from tests.processes.procedures import making

DOUBTS = [
    {"verification_note": "Cần đối chiếu mức thu với quyết định công bố."},
    {"verification_note": "Chưa kiểm chứng: mức lệ phí."},
    {"legal_basis": "Luật Hộ tịch (cần kiểm chứng số, ký hiệu)"},
    {"verification_note": "Thời gian là dữ liệu mẫu của xã."},
    {"verification_note": "Thời hạn chưa được kiểm chứng."},
]


def verified(office, **values):
    return making.draft(office, definition_=making.definition(verified=True, **values))


def test_whoever_ticks_it_stands_by_it_with_their_name(office):
    version = making.fresh(verified(office))
    assert (version.verified, version.verified_by, version.verified_on) == (True, office.congchuc1, today())
    perform(version.define, by=office.congchuc1, definition=making.definition(verified=False))
    assert (version.verified, version.verified_by, version.verified_on) == (False, None, None)


def test_the_database_takes_no_verification_of_nobody(office):
    version = making.fresh(making.draft(office, definition_=making.definition()))
    version.verified = True
    with pytest.raises(IntegrityError), transaction.atomic(), recording(by=office.system, act="forge"):
        version.save()


def test_a_new_revision_is_compared_anew(office):
    first = making.effective(office, definition_=making.definition(verified=True, fee="8.000 đồng"))
    assert first.verified
    second = making.fresh(making.draft(office, document_=first.revision.document))
    assert second.fee == "8.000 đồng" and not second.verified and second.verified_by is None


@pytest.mark.parametrize("doubt", DOUBTS)
def test_it_is_not_submitted_as_verified_while_its_own_words_doubt_it(office, doubt):
    version = verified(office, **doubt)
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(version.revision.submit, by=office.congchuc1)
    assert not [each for each in problems_of(making.definition(verified=False, **doubt)) if "fee" not in doubt]
    assert problems_of(making.definition(verified=True, verification_note="Đã đối chiếu ngày 02/3/2026.")) == []


def test_a_doubt_about_the_fee_is_not_printed_on_the_receipt(office):
    assert len(problems_of(making.definition(fee="Lệ phí theo nghị quyết (cần kiểm chứng)"))) == 1
    assert problems_of(making.definition(fee="Lệ phí theo nghị quyết")) == []


def test_the_desk_sees_the_doubt_and_the_citizen_does_not(office, client):
    case = cases.accepted(office, cases.procedure(office, verification_note="Chưa kiểm chứng: mức lệ phí."))
    client.force_login(office.motcua1, backend="django.contrib.auth.backends.ModelBackend")
    assert "Chưa kiểm chứng: mức lệ phí." in client.get(reverse("cases_record", args=[case.pk])).content.decode()
    assert "kiểm chứng" not in client.get(reverse("case_paper", args=[case.pk, "receipt"])).content.decode()


def test_the_offices_own_procedure_is_compared_with_nothing(office):
    version = making.draft(office, definition_=making.definition(internal=True))
    assert not ProcedureVersion.objects.get(pk=version.pk).is_doubtful()
