"""Rounds of self-inspection: kept by those who keep the quality system, with what they ask of every unit (9.1.3)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.urls import reverse

from audits.inspections.models import SelfInspection
from audits.inspections.round import InspectionRound
from qms.acts.acts import arrows_of
from qms.api.tokens import issue_token
from qms.evidence.replay import as_of
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import ConcurrentTransition, WrongPerson
from qms.lifecycle.models import Task
from tests.audits.inspections import making

DAY = timedelta(days=1)


def invalid(work, *args, **values):
    with pytest.raises(ValidationError) as fault, transaction.atomic():
        work(*args, **values)
    return fault.value.message_dict


def coming(office, **values):
    """A round that opens tomorrow."""
    return making.round_(office, opens_on=today() + DAY, **values)


def test_its_act_leaves_its_one_state_alone(office):
    assert arrows_of(InspectionRound) == set()
    made = coming(office)
    assert perform(made.edit, by=office.qmr, name="Kỳ đổi tên").state == made.state == "on_record"


def test_nobody_else_keeps_rounds(office):
    made = coming(office)
    for person in (office.truongphong, office.chutich, office.danhgia1):
        with pytest.raises(WrongPerson), transaction.atomic():
            making.round_(office, name="Kỳ khác", by=person)
        with pytest.raises(WrongPerson), transaction.atomic():
            perform(made.edit, by=person, name="Kỳ khác")
    assert InspectionRound.objects.get().sequence == 1


def test_an_open_round_keeps_its_points_and_its_due_day_moves_with_the_work(office):
    given = making.opened(office)
    made = given.round
    points, later = made.index(), made.due_on + timedelta(days=7)
    assert "points" in invalid(perform, made.edit, by=office.qmr, points=points[:1])
    for name in ("since", "until", "opens_on"):
        assert "opens_on" in invalid(perform, made.edit, by=office.qmr, **{name: today() - timedelta(days=3)})
    days = {name: getattr(made, name) for name in ("since", "until", "opens_on")}
    perform(made.edit, by=office.qmr, name=made.name, points=points, due_on=later, **days)
    given = SelfInspection.objects.get(pk=given.pk)
    task = Task.objects.about(given).open().get()
    assert given.due_on == later and task.due_at == given.calendar.end_of_term(later)
    assert given.history.order_by("history_id").last().act == "move_due"


def test_a_new_round_takes_the_points_of_an_earlier_one(office):
    first = making.round_(office)
    again = making.round_(office, name="Kỳ sau", points=(), copy=first)
    assert again.index() == first.index() != []


def test_a_round_by_form_says_what_is_wrong_and_loses_nothing(office, as_person):
    client, url = as_person(office.qmr), reverse("inspection_rounds_new")
    given = {
        "whole-form": "1",
        "unit": "vinhbao",
        "name": "Kỳ I",
        "since": "2026-01-01",
        "until": "2026-06-30",
        "opens_on": "2026-06-10",
        "due_on": "2026-06-01",
        "points-field": ["Thủ tục"],
        "points-text": ["Niêm yết"],
        "points-most": ["2,5"],
    }
    refused = client.post(url, given)
    assert refused.status_code == 422 and "Niêm yết" in refused.content.decode()
    assert client.post(url, given | {"due_on": "2026-06-20", "points-most": ["nhiều"]}).status_code == 422
    assert client.post(url, given | {"due_on": "2026-06-20"}).status_code == 302
    assert as_person(office.congchuc1).get(url).status_code == 403


def test_before_it_opens_its_days_and_points_are_set_anew_and_what_is_left_out_stays_on_record(office):
    made = coming(office)
    asked = [{"field": "Chính quyền số", "text": "Hồ sơ trực tuyến", "most": 3}, making.POINTS[0]]
    given = {"opens_on": today() + 2 * DAY, "due_on": today() + 20 * DAY, "points": asked}
    made = perform(made.edit, by=office.qmr, **given)
    assert [each["text"] for each in made.index()] == ["Hồ sơ trực tuyến", "Niêm yết đầy đủ"]
    assert made.points.filter(active=False).count() == 2 and made.opens_on == today() + 2 * DAY
    assert "points" in invalid(perform, made.edit, by=office.qmr, points=[])
    assert perform(made.edit, by=office.qmr, since=today() - DAY).index() == made.index()


def test_a_round_as_it_was_asks_what_it_asked(office):
    with frozen(now() - 40 * DAY):
        made = making.round_(office, opens_on=today() + 60 * DAY, due_on=today() + 70 * DAY)
        day = today()
    perform(made.edit, by=office.qmr, points=making.POINTS[:1])
    assert [each.text for each in as_of(made, day).points.all() if each.active] == [p["text"] for p in making.POINTS]
    client = Client()
    client.force_login(office.congchuc3, backend="django.contrib.auth.backends.ModelBackend")
    page = f"/self-inspections/rounds/{made.pk}"
    shown = [client.get(address).context["points"] for address in (f"{page}?as_of={day}", page)]
    assert [len(points) for points in shown] == [3, 1]


@pytest.mark.parametrize(("field", "fits", "wrong"), [("until", -180, -181), ("due_on", 1, 0)])
def test_a_round_ends_after_it_begins(office, field, fits, wrong):
    made, wrong = coming(office), {field: today() + wrong * DAY}
    assert field in invalid(coming, office, name="Kỳ khác", **wrong)
    assert field in invalid(perform, made.edit, by=office.qmr, **wrong)
    fits = {field: today() + fits * DAY}
    assert coming(office, name="Kỳ khác", **fits) and perform(made.edit, by=office.qmr, **fits)


def test_a_round_has_one_name_in_an_administration(office):
    first, second = coming(office), coming(office, name="Kỳ sau")
    assert "name" in invalid(coming, office)
    assert "name" in invalid(perform, second.edit, by=office.qmr, name=first.name)
    assert perform(second.edit, by=office.qmr, name="Kỳ khác").name == "Kỳ khác"


def test_a_round_is_shown_beside_the_one_before_it(office, as_person):
    since, until = today() - 400 * DAY, today() - 300 * DAY
    first = making.round_(office, name="Kỳ trước", since=since, until=until)
    second = making.round_(office, name="Kỳ này")
    page = as_person(office.qmr).get(f"/self-inspections/rounds/{second.pk}")
    assert page.status_code == 200 and page.context["round_before"] == first


def test_a_round_asks_at_least_one_point(office):
    assert "points" in invalid(coming, office, points=())
    assert coming(office, points=making.POINTS[:1]).points.count() == 1


def test_the_list_says_how_many_units_are_verified(office, as_person):
    making.verified(office)
    coming(office, name="Kỳ sau")
    rows = as_person(office.congchuc3).get("/self-inspections/rounds").context["rows"]
    assert [(str(row["record"]), row["cells"][-1].value) for row in rows] == [
        ("Kỳ sau", "chưa mở"),
        ("Kỳ thử", "1 / 3"),
    ]


def test_a_round_is_edited_by_form_at_both_addresses(office, as_person):
    made = coming(office)
    client = as_person(office.qmr)
    for address in (f"/self-inspections/rounds/{made.pk}/edit", f"/self-inspections/rounds/{made.pk}/acts/edit"):
        page = client.get(address)
        assert page.status_code == 200 and "Niêm yết" in page.text
        made.refresh_from_db()
        days = {name: getattr(made, name).isoformat() for name in ("since", "until", "opens_on", "due_on")}
        given = days | {"name": f"Kỳ {made.sequence}", "whole-form": "1", "sequence": made.sequence}
        points = {"points-field": ["Thủ tục"], "points-text": ["Niêm yết"], "points-most": ["2,5"]}
        assert client.post(address, given | points).status_code == 302
    made.refresh_from_db()
    assert (made.name, made.sequence, [each["text"] for each in made.index()]) == ("Kỳ 2", 3, ["Niêm yết"])


def test_a_script_keeps_rounds_too_and_only_as_it_saw_them(office):
    client = Client(headers={"Authorization": f"Token {issue_token(office.qmr)}"})
    days = {"since": "2026-01-01", "until": "2026-06-30", "opens_on": "2035-06-10", "due_on": "2035-06-20"}
    points = [{"field": "Thủ tục", "text": "Niêm yết", "most": "2"}]
    given = {"unit": "vinhbao", "name": "Kỳ I", "points": points, **days}
    made = client.post("/api/inspection-rounds?expand=parts", given, content_type="application/json")
    assert made.status_code == 201 and [each["text"] for each in made.json()["parts"]["points"]] == ["Niêm yết"]
    path, seen = f"/api/inspection-rounds/{made.json()['id']}/acts/edit", made.json()["sequence"]
    moved = {"due_on": "2035-06-25", "sequence": seen}
    assert client.post(path, moved, content_type="application/json").status_code == 200
    stale = client.post(path, moved, content_type="application/json")
    assert stale.status_code == 409 and stale.json()["current"] == {"sequence": seen + 1, "state": "on_record"}
    made = InspectionRound.objects.get()
    assert f"{made.due_on}" == "2035-06-25" and len(made.index()) == 1
    with pytest.raises(ConcurrentTransition), transaction.atomic():
        perform(made.edit, by=office.qmr, sequence=seen, name="Khác")
