"""Where a record stands in few words."""

from qms.lifecycle.steps import MOST, steps_of
from tests.processes.actions import making as actions
from tests.processes.cases import making as cases


def told(record, gone):
    return [(step.place, step.label) for step in steps_of(record, gone)]


def test_the_way_ends_where_nothing_follows(office):
    given = actions.in_progress(office)
    places = [place for place, _label in told(given, ["assigned", "in_progress"])]
    assert places == ["gone", "now", "ahead", "ahead"]


def test_loops_and_pauses_are_no_steps(office):
    case = cases.on_work(office)
    labels = [label for _place, label in told(case, ["received", "processing"])]
    assert len(labels) == len(set(labels)) <= MOST
    assert str(case._meta.get_field("state").choices[-1][1]) not in labels or len(labels) <= MOST


def test_what_was_sent_back_stands_once(office):
    given = actions.in_progress(office)
    went = ["assigned", "in_progress", "done", "in_progress"]
    assert [place for place, _label in told(given, went)][:2] == ["gone", "now"]
