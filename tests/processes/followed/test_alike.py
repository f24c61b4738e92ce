"""What is done with dossiers works on followed ones as on those run here: each question is asked of both kinds."""

from datetime import timedelta

import pytest
from django.test import Client

from processes.cases.erasure import erase_applicants
from processes.cases.figures import (
    DOSSIERS_LATE,
    DOSSIERS_ON_TIME,
    DOSSIERS_RECEIVED,
    DOSSIERS_SETTLED,
    DOSSIERS_SUPPLEMENTED,
)
from processes.cases.models import Case
from processes.cases.page import lines_of
from processes.cases.sheets import CONTROL_SHEET, register_sheet
from processes.nonconformities.initial_values import prefilled
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import perform
from qms.web.periods import period_of
from tests.audits.conduct import making as conduct
from tests.processes.cases import making as cases
from tests.processes.cases.making import at
from tests.processes.followed import making
from tests.processes.surveys import making as surveys

pytestmark = pytest.mark.both_databases
LOGIN = "django.contrib.auth.backends.ModelBackend"
RECEIVED, LATER = at(2026, 3, 2, 8, 0), at(2026, 3, 20, 8, 0)


def own(office, document):
    """Run here: on its second step, and late."""
    with frozen(RECEIVED):
        return cases.on_work(office, document)


def followed(office, document):
    """Followed: with two moves, and late."""
    with frozen(at(2026, 3, 5, 8, 0)):
        case = making.followed(office, document)
        making.take(office, making.move(), making.move(at="20260303100000", NoiDungXuLy="Thẩm định"))
    return cases.fresh(case)


def own_done(office, document):
    """Run here, with a supplement, done in time and handed over."""
    with frozen(RECEIVED):
        case = cases.on_work(office, document)
        perform(case.request_supplement, by=office.congchuc1, reason="Thiếu", what="Giấy tờ", answer_by=cases.ANSWER_BY)
        perform(case.receive_supplement, by=office.motcua1)
        perform(case.complete_step, by=office.congchuc1, outcome="trinh")
        perform(case.complete_step, by=office.truongphong, outcome="dong_y")
        perform(case.resolve, by=office.vanthu, **cases.issued())
        return perform(case.deliver, by=office.motcua1, how="counter")


def followed_done(office, document):
    """The same of a followed one."""
    with frozen(at(2026, 3, 5, 8, 0)):
        case = making.followed(office, document)
        making.take(
            office,
            making.move(at="20260302090000", state="5"),
            making.move(at="20260302100000"),
            making.dossier(TrangThaiHoSo="10", NgayKetThucXuLy="20260303090000", NgayTra="20260303100000"),
        )
    return cases.fresh(case)


BOTH = pytest.mark.parametrize("kind", [own, followed])
BOTH_DONE = pytest.mark.parametrize("kind", [own_done, followed_done])


@pytest.fixture
def document(office):
    return making.procedure(office)


@BOTH
def test_a_control_sheet(office, document, kind):
    case = kind(office, document)
    lines = lines_of(case)
    assert len(lines) == 2 and all(str(line.row.step) and line.lateness is not None for line in lines)
    assert CONTROL_SHEET.applies(case) and CONTROL_SHEET.blocks(case, None)
    client = Client()
    client.force_login(office.motcua1, backend=LOGIN)
    assert client.get(f"/cases/{case.pk}").status_code == 200
    assert client.get(f"/cases/{case.pk}/papers/control-sheet").status_code == 200
    assert client.get(f"/cases/{case.pk}/forms/control-sheet.docx").status_code == 200


@BOTH
def test_lateness(office, document, kind):
    case = kind(office, document)
    with frozen(LATER):
        case = cases.fresh(case)
        assert case.lateness().tone == "late" and Case.objects.late(now()).get() == case
        assert case.title_text() and register_sheet([case])
    with frozen(RECEIVED + timedelta(hours=3)):
        assert not Case.objects.late(now()).exists() and cases.fresh(case).lateness().tone != "late"


@pytest.mark.parametrize("code", ["1", "2", "4"])
def test_a_followed_dossier_is_late_from_its_own_moment_on_though_nobody_worked_on_it(office, document, code):
    with frozen(at(2026, 3, 5, 8, 0)):
        making.followed(office, document, TrangThaiHoSo=code)
        assert Case.objects.late(now()).count() == 1


@BOTH
def test_a_sample_for_an_audit(office, document, kind):
    case = kind(office, document)
    with frozen(LATER):
        audit = conduct.planned(office, unit=case.unit, processes=[])
        span = {"since": today() - timedelta(days=60), "until": today()}
        drawn = perform(audit.draw, by=audit.lead, size=3, **span)
        assert [row.case for row in drawn.sample.all()] == [case]


@BOTH_DONE
def test_figures(office, document, kind):
    case = kind(office, document)
    with frozen(LATER):
        for figure, hits in (
            (DOSSIERS_RECEIVED, None),
            (DOSSIERS_SETTLED, None),
            (DOSSIERS_ON_TIME, 1),
            (DOSSIERS_SUPPLEMENTED, 1),
        ):
            seen, period = figure.seen_by(office.qmr, None), period_of("year", LATER.date())
            assert list(figure.part(seen, period, "all")) == [case], figure.name
            assert hits is None or figure.part(seen, period, "hits").count() == hits, figure.name


@BOTH
def test_the_figure_of_those_that_are_late(office, document, kind):
    case = kind(office, document)
    with frozen(LATER):
        assert list(
            DOSSIERS_LATE.part(DOSSIERS_LATE.seen_by(office.qmr, None), period_of("year", LATER.date()), "all")
        ) == [case]


@BOTH
def test_a_nonconformity_knows_the_dossier_it_is_about(office, document, kind):
    case = kind(office, document)
    with frozen(LATER):
        known = prefilled(cases.fresh(case), office.congchuc1)
    assert case.number in known["title"] and case.number in known["description"] and known["step"]


@BOTH
def test_a_survey_asks_about_it(office, document, kind):
    case = kind(office, document)
    with frozen(LATER):
        surveys.open_survey(office, procedures=[document])
        client = Client()
        client.force_login(office.motcua1, backend=LOGIN)
        address = f"/cases/{case.pk}" if case.is_followed() else f"/cases/{case.pk}/papers/receipt"
        assert "/survey/" in client.get(address).content.decode()


@BOTH_DONE
def test_an_applicant_is_erased_when_it_has_rested_long_enough(office, document, kind):
    case = kind(office, document)
    with frozen(at(2027, 6, 1, 8, 0)):
        assert erase_applicants(365) == [case.number]
