"""The last opinions come in at once: each is kept, and they are joined once, by whichever was the last."""

import pytest

from processes.cases.models import Case
from processes.cases.opinions import CaseOpinion
from qms.evidence.verification import verify
from qms.lifecycle.door import perform
from qms.lifecycle.models import Task
from tests.office import Office, fresh
from tests.processes.cases import making as cases

from .crowd import at_once, refusals

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office(transactional_db):
    return Office()


def opinion_of(case, person, agrees):
    seen = Case.objects.get(pk=case.pk)
    return lambda: perform(seen.give_opinion, by=fresh(person), agrees=agrees, remark="Ý kiến mẫu")


@pytest.mark.parametrize("agrees", [True, False])
def test_two_last_opinions_at_once_are_joined_once(office, agrees):
    case = cases.asking(office, "all", opinions=[cases.HEAD, cases.LEADER])
    answers = at_once(opinion_of(case, office.truongphong, agrees), opinion_of(case, office.chutich, True))
    assert refusals(answers) == []
    row = case.case_steps.get(step__code="B2")
    assert row.joined == ("agreed" if agrees else "refused")
    assert row.history.exclude(joined="").count() == 1
    assert [each.agrees for each in CaseOpinion.objects.filter(case=case).order_by("pk")] == [agrees, True]
    assert [task.verb for task in Task.objects.about(case).open()] == ["complete_step"]
    assert list(verify()) == []


def test_of_two_refusals_at_once_the_first_ends_it_and_the_other_is_told(office):
    case = cases.asking(office, "first_refusal", opinions=[cases.HEAD, cases.LEADER])
    answers = at_once(opinion_of(case, office.truongphong, False), opinion_of(case, office.chutich, False))
    assert len(refusals(answers)) == 1
    states = sorted(CaseOpinion.objects.filter(case=case).values_list("state", flat=True))
    assert states == ["given", "withdrawn"]
    assert list(verify()) == []
