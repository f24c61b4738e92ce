"""A draft tried on past dossiers: a queue worked out by hand, the same by the same seed, and what its page says."""

import pytest

from processes.cases.models import Case
from processes.trials import trial as trials
from processes.trials.questions import TrialQuestions
from processes.trials.replay import Arrival, replay, shares_drawn, way_of
from processes.trials.trial import Trial
from qms.ledger.now import frozen
from tests.processes.cases import making as cases
from tests.processes.followed import making as followed
from tests.processes.procedures import making as procedures
from tests.processes.runs import making as runs

pytestmark = pytest.mark.both_databases
LATER = cases.at(2026, 3, 20, 8, 0)


def step(code, minutes, *outcomes):
    return {"code": code, "minutes": minutes, "outcomes": [{"code": each, "leads_to": to} for each, to in outcomes]}


TWO = [step("A", 60, ("on", "B")), step("B", 30, ("done", "resolved"), ("back", "A"))]


def one_place(step):
    return step["code"], 1


def test_a_queue_at_one_place_is_as_worked_out_by_hand():
    """A: 0-60 the first, 60-120 the second, which came at 10 and waits 50; B: 60-90 and 120-150, nobody waits."""
    told, loads = replay([Arrival(1, 0), Arrival(2, 10)], TWO, one_place)
    assert [(run.ended, run.waits["A"], run.waits["B"]) for run in told] == [(90, 0, 0), (150, 50, 0)]
    assert (loads["A"].visits, loads["A"].work, loads["A"].waited, loads["A"].longest) == (2, 120, 50, 50)


def test_a_second_place_takes_the_waiting_away():
    told, _loads = replay([Arrival(1, 0), Arrival(2, 10)], TWO, lambda step: (step["code"], 2))
    assert [run.ended for run in told] == [90, 100]


def test_two_steps_of_one_post_share_its_places():
    """One person does both. At 60 the first dossier asks for B before the second, which came at 61, asks for A: it
    has B until 90, and the second waits 29 minutes."""
    told, _loads = replay([Arrival(1, 0), Arrival(2, 61)], TWO, lambda step: ("desk", 1))
    assert [(run.ended, run.waited) for run in told] == [(90, 0), (180, 29)]


def test_a_dossier_takes_the_outcomes_that_it_had_and_else_the_usual_ones():
    assert way_of(TWO, {"B": ["back", "done"]}) == ["A", "B", "A", "B"]
    assert way_of(TWO, {"B": ["gone"], "Z": ["on"]}) == ["A", "B"]
    assert len(way_of([step("A", 1, ("round", "A"))], {})) == 60


def test_the_same_seed_draws_the_same_and_another_does_not():
    def ended(seed):
        return [
            run.ended
            for run in replay([Arrival(1, 0), Arrival(2, 9)], TWO, one_place, shares_drawn([0.5, 1, 2, 3], seed))[0]
        ]

    assert ended(7) == ended(7)
    assert len({tuple(ended(seed)) for seed in range(1, 9)}) > 1


def draft_of(office, document, work):
    """The next revision of the procedure, with another time for its second step; not released."""
    return procedures.draft(office, document_=document, definition_=cases.definition(work=work))


def tried(office, version, **asked):
    return Trial(version, office.qmr, TrialQuestions({name: str(value) for name, value in asked.items()}))


def test_own_and_followed_dossiers_are_run_and_a_slower_draft_is_late(office):
    document = followed.procedure(office)
    runs.known(office, document)
    followed.take(office, followed.dossier(NgayTiepNhan="20260302093000"))
    with frozen(LATER):
        quick = tried(office, draft_of(office, document, 60))
        assert len(quick.told) == Case.objects.count() == 2
        assert not any(late for *_rest, late, _was in quick.told)
        slow = tried(office, quick.version, time=300, beside=1)
        assert slow.told[0][2] > quick.told[0][2]


def test_it_ends_at_the_minute_worked_out_by_hand(office):
    """Accepted Monday 9:00; six steps of 60 minutes, one taken twice: 360 of the 390 left on that day, so 16:30."""
    document = cases.procedure(office)
    runs.known(office, document)
    with frozen(LATER):
        ((_case, run, ends, _due, _late, _was),) = tried(office, draft_of(office, document, 60)).told
    assert run.waited == 0
    assert ends == cases.at(2026, 3, 2, 16, 30)


def browser(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_page_tells_what_would_have_been_and_is_offered_at_the_draft(office, client):
    document = cases.procedure(office)
    case = runs.known(office, document)
    with frozen(LATER):
        version = draft_of(office, document, 60)
        address = f"/procedure-versions/{version.pk}/trial"
        assert address in browser(client, office.congchuc1).get(f"/procedure-versions/{version.pk}").content.decode()
        page = browser(client, office.qmr).get(address)
        assert page.status_code == 200 and case.number in page.content.decode()
        assert "02/03/2026 16:30" in page.content.decode()


@pytest.mark.parametrize("work", [60, 9000])
def test_every_number_of_the_page_opens_its_dossiers(office, client, work):
    document = cases.procedure(office)
    for _ in range(2):
        runs.known(office, document)
    with frozen(LATER):
        version, counts = draft_of(office, document, work), []
        address = f"/procedure-versions/{version.pk}/trial"
        page = browser(client, office.qmr).get(f"{address}?beside=1")
        for row in page.context["counts"].rows:
            cell = row["cells"][1]
            counts.append(cell.value)
            if cell.value:
                opened = client.get(f"{address}{cell.url}")
                assert len(opened.context["dossiers"].rows) == cell.value
                assert opened.context["form"]["beside"].value() == "1"  # of the same trial
    assert counts == ([2, 0, 2, 0, 2] if work == 9000 else [0, 0, 0, 0, 2])


@pytest.mark.parametrize("asked", ["only=nothing", "months=0", "months=x", "what=1", "seed=-1"])
def test_what_cannot_be_read_is_told(office, client, asked):
    version = procedures.draft(office)
    assert browser(client, office.qmr).get(f"/procedure-versions/{version.pk}/trial?{asked}").status_code == 422


def test_what_is_too_much_is_said(office, client, monkeypatch):
    document = cases.procedure(office)
    runs.known(office, document)
    monkeypatch.setattr(trials, "MOST", 0)
    with frozen(LATER):
        version = draft_of(office, document, 60)
        page = browser(client, office.qmr).get(f"/procedure-versions/{version.pk}/trial")
        assert page.status_code == 200 and "counts" not in page.context
