"""A wrong result is decided on by who has the authority, put right, told to the citizen, verified by another (8.7)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from processes.nonconformities.models import Nonconformity
from processes.outputs.figures import OUTPUTS_FOUND, OUTPUTS_UNSETTLED
from processes.outputs.models import NonconformingOutput
from qms.acts.acts import arrows_of
from qms.evidence.papers import kept_papers
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.web.periods import Period
from tests.processes.nonconformities import making as nonconformities

from . import making

pytestmark = pytest.mark.django_db
ARROWS = {
    ("proposed", "decided"),
    ("proposed", "refused"),
    ("proposed", "cancelled"),
    ("decided", "done"),
    ("decided", "cancelled"),
    ("done", "verified"),
    ("done", "decided"),
}


def asked(output):
    return [(task.verb, task.post or task.person.username) for task in Task.objects.about(output).open()]


def test_the_arrows_are_those_drawn():
    assert arrows_of(NonconformingOutput) == ARROWS


@pytest.mark.both_databases
def test_it_is_decided_on_put_right_and_verified(office):
    output = making.proposed(office)
    assert asked(output) == [("decide", "quality_manager")]
    output = perform(output.decide, by=office.qmr)
    assert output.decided_by == office.qmr and asked(output) == [("report_done", "congchuc2")]
    output = perform(output.report_done, by=office.congchuc2, told_on=today(), **making.DONE)
    assert asked(output) == [("verify", "unit_head")]
    output = perform(output.verify, by=office.truongphong, verified="Đúng sổ gốc")
    assert (output.state, output.verified_by) == ("verified", office.truongphong)
    assert asked(output) == [] and len(kept_papers(output, "output")) == 1


@pytest.mark.parametrize("decision", ["recall", "concession"])
def test_a_recall_and_a_concession_are_top_managements(office, decision):
    output = making.proposed(office, decision=decision)
    assert asked(output) == [("decide", "top_management")]
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(output.decide, by=office.qmr)
    assert perform(output.decide, by=office.chutich).state == "decided"


def test_whoever_proposed_it_does_not_decide(office):
    output = making.proposed(office)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(output.decide, by=office.truongphong)
    own = create(NonconformingOutput, by=office.qmr, **making.values(office, nonconformity=output.nonconformity))
    assert perform(own.decide, by=office.truongphong).state == "decided"


def test_whoever_carried_it_out_does_not_verify_it(office):
    output = making.decided(office, responsible=office.truongphong)
    output = perform(output.report_done, by=office.truongphong, told_on=today(), **making.DONE)
    assert asked(output) == [("verify", "quality_manager")]
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(output.verify, by=office.truongphong, verified="Đúng")
    assert perform(output.verify, by=office.qmr, verified="Đúng").state == "verified"


def test_whoever_carries_it_out_does_not_give_it_up(office):
    output = making.decided(office, responsible=office.qmr)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(output.cancel, by=office.qmr, reason="Bản in đúng")
    assert perform(output.cancel, by=office.chutich, reason="Bản in đúng").state == "cancelled"


def test_who_got_a_wrong_result_is_told_or_it_says_why_not(office):
    with pytest.raises(ValidationError), transaction.atomic():
        making.proposed(office, tells_citizen=False)
    silent = making.proposed(office, tells_citizen=False, why_not_told="Người nhận đã tự trả lại")
    assert silent.state == "proposed"
    output = perform(making.proposed(office, nonconformity=silent.nonconformity).decide, by=office.qmr)
    with pytest.raises(ValidationError), transaction.atomic():
        perform(output.report_done, by=office.congchuc2, **making.DONE)


def test_only_what_was_handed_out_is_recalled(office):
    with pytest.raises(ValidationError), transaction.atomic():
        making.proposed(office, decision="recall", delivered=False)


@pytest.mark.parametrize("lacking", ["evidence", "a day that has come"])
def test_what_was_done_is_shown(office, lacking):
    given = making.DONE | {"told_on": today()}
    given |= {"evidence": ""} if lacking == "evidence" else {"told_on": today() + timedelta(days=1)}
    with pytest.raises(ValidationError), transaction.atomic():
        perform(making.decided(office).report_done, by=office.congchuc2, **given)


def test_a_nonconformity_is_not_closed_before_its_wrong_results_are_put_right(office):
    matter = nonconformities.contained(office)
    output = making.done(office, nonconformity=matter)
    close = {"by": office.qmr, "reason": "Lỗi nhỏ"}
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(Nonconformity.objects.get(pk=matter.pk).close_with_correction, **close)
    perform(output.verify, by=office.truongphong, verified="Đúng sổ gốc")
    matter = perform(Nonconformity.objects.get(pk=matter.pk).close_with_correction, **close)
    assert matter.state == "closed"
    with pytest.raises(RuleNotMet), transaction.atomic():
        making.proposed(office, nonconformity=matter)


def test_its_nonconformity_shows_it_and_leads_to_another(office, client):
    output = making.proposed(office)
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/nonconformities/{output.nonconformity_id}").content.decode()
    assert output.number in page and f"/outputs/new?nonconformity={output.nonconformity.number}" in page
    form = client.get(f"/outputs/new?nonconformity={output.nonconformity.number}").content.decode()
    assert f'value="{output.nonconformity.number}" selected' in form


@pytest.mark.both_databases
def test_the_figures_count_what_is_found_and_what_is_not_put_right(office):
    matter = making.verified(office).nonconformity
    making.decided(office, nonconformity=matter)
    perform(making.proposed(office, nonconformity=matter).refuse, by=office.qmr, reason="Phải thu hồi")
    year = Period(today() - timedelta(days=300), today())
    assert OUTPUTS_FOUND.told(year, office.units["vinhbao"]).value == 2
    assert OUTPUTS_UNSETTLED.told(year, office.units["vinhbao"]).value == 1
