"""What is kept of a figure by unit and month is what counting gives: before and after an act, and after a seal."""

from datetime import date

import pytest

from processes.cases.figures import DOSSIERS_ON_TIME, DOSSIERS_RECEIVED, DOSSIERS_SUPPLEMENTED
from processes.cases.models import Case
from qms.evidence.seals import Seal, make_seal
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from qms.web.counted_months import EVER, KeptMonths, count_up_to_the_last_seal, faults_of, forget
from qms.web.figure_months import by_month, sees_all_of
from qms.web.models import CountedMonth, CountedRecord, CountedUntil
from qms.web.periods import PeriodKind, periods_until

from . import making

FIGURES = [DOSSIERS_RECEIVED, DOSSIERS_ON_TIME, DOSSIERS_SUPPLEMENTED]
MONTHS = periods_until(PeriodKind.MONTH, date(2026, 4, 30), 4)


@pytest.fixture
def counted(office):
    """Two dossiers under a seal, one of them ended, with what their figures come to."""
    document = making.procedure(office)
    with frozen(making.MONDAY):
        cases = [making.received(office, document) for _ in range(2)]
        perform(cases[0].accept, by=office.motcua1)
        make_seal()
        count_up_to_the_last_seal(FIGURES)
    return cases


def compare(office):
    """That each figure is what counting gives, for who sees everything and for who sees a part; gives what it is."""
    told = {}
    for person, unit in [(office.chutich, None), (office.chutich, office.units["vhxh"]), (office.congchuc1, None)]:
        for figure in FIGURES:
            numbers = figure.course(person, MONTHS, unit)
            rows = figure.seen_by(person, unit)
            assert [(each.value, each.numerator, each.denominator) for each in numbers] == [
                figure._reckon(figure.part(rows, period), period) for period in MONTHS
            ], (figure.name, person, unit)
            told[person, unit, figure.name] = [each.numerator for each in numbers]
    assert not [fault for figure in FIGURES for fault in faults_of(figure)]
    return told[office.chutich, None, "dossiers_received"]


def supplement(office, case):
    perform(case.complete_step, by=office.motcua1, values=making.ANSWERS)
    asked = {"what": "Bản sao", "answer_by": date(2026, 4, 20)}
    perform(case.request_supplement, by=office.congchuc1, reason="Thiếu", **asked)


CHANGES = {
    "nothing": lambda office, cases: None,
    "another comes": lambda office, cases: making.received(office, Case.objects.get(pk=cases[0].pk).procedure),
    "one is taken back": lambda office, cases: perform(cases[0].withdraw, by=office.motcua1, reason="Rút"),
    "one waits for a supplement": lambda office, cases: supplement(office, cases[0]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_holds_whatever_happens_after_the_seal(office, counted, change):
    with frozen(making.at(2026, 4, 1, 9, 0)):
        CHANGES[change](office, counted)
        now_so = compare(office)
        make_seal()
        count_up_to_the_last_seal(FIGURES)
        assert compare(office) == now_so
        until = CountedUntil.objects.get(figure="dossiers_received")
        assert until.seal == Seal.objects.last().number
        kept = KeptMonths().of(DOSSIERS_RECEIVED, None, EVER)
        assert kept == by_month(DOSSIERS_RECEIVED, Case.objects.all(), EVER) != {}


def test_what_is_kept_is_really_asked_and_its_forgery_is_found(office, counted):
    CountedMonth.objects.filter(figure="dossiers_received").update(whole=7, part=7)
    march = DOSSIERS_RECEIVED.course(office.chutich, MONTHS)[2]
    assert march.numerator == 7
    assert (
        DOSSIERS_RECEIVED.course(office.congchuc1, MONTHS)[2].numerator < 7
    )  # whoever sees a part is told by counting
    assert [fault.partition(":")[0] for fault in faults_of(DOSSIERS_RECEIVED)] == ["dossiers_received 03/2026"]
    forget("dossiers_received")
    assert not CountedRecord.objects.filter(figure="dossiers_received").exists()
    assert DOSSIERS_RECEIVED.course(office.chutich, MONTHS)[2].numerator == 2
    count_up_to_the_last_seal(FIGURES)
    assert not list(faults_of(DOSSIERS_RECEIVED))


def test_only_who_sees_all_of_a_unit_is_told_what_is_kept_of_it(office):
    seen = {
        (name, unit and unit.code)
        for name in ("chutich", "congchuc1", "quantri")
        for unit in (None, office.units["vhxh"], office.units["vinhbao"])
        if sees_all_of(getattr(office, name), unit)
    }
    assert seen == {("chutich", None), ("chutich", "vhxh"), ("chutich", "vinhbao"), ("congchuc1", "vhxh")}
