"""The catalogue of causes: the quality manager keeps it, everybody reads it, nobody else changes it."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from processes.causes.models import Cause
from processes.nonconformities.forms import ContainForm
from qms.acts.acts import arrows_of
from qms.api.tokens import issue_token
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import ConcurrentTransition, WrongPerson, WrongState
from tests.office import fresh
from tests.processes.nonconformities import making

REASON = {"reason": "Gộp vào nguyên nhân khác"}


def browser(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def api(person, method, path, **body):
    ask = getattr(Client(headers={"Authorization": f"Token {issue_token(person)}"}), method)
    return ask(f"/api/causes{path}", body, content_type="application/json")


def test_the_arrows_are_those_drawn():
    assert arrows_of(Cause) == {("in_use", "retired"), ("retired", "in_use")}


def test_the_quality_manager_keeps_the_catalogue(office):
    client = browser(office.qmr)
    client.post("/nonconformities/causes/new", {"code": "con-nguoi", "name": "Con người"})
    client.post("/nonconformities/causes/new", {"code": "thai-do", "name": "Thái độ", "parent": "con-nguoi"})
    cause = Cause.objects.get(number="thai-do")
    assert (cause.path, cause.unit) == ("/con-nguoi/thai-do/", office.units["vinhbao"])
    assert client.post("/nonconformities/causes/new", {"code": "thai-do", "name": "Hai"}).status_code == 422
    page = f"/nonconformities/causes/{cause.pk}/acts"
    assert client.post(f"{page}/edit", {"name": "Thái độ phục vụ"}).status_code == 302
    assert client.post(f"{page}/retire", {}).status_code == 422
    assert client.post(f"{page}/retire", REASON).status_code == 302
    cause = Cause.objects.get(pk=cause.pk)
    told = [row.act for row in cause.history.order_by("history_id")]
    assert (cause.name, cause.state, told) == ("Thái độ phục vụ", "retired", ["create", "edit", "retire"])
    assert "thai-do" not in text_of(browser(office.qmr), "/nonconformities/causes/new")
    assert "Thái độ phục vụ" in text_of(browser(office.congchuc1), "/nonconformities/causes")


def test_nobody_else_keeps_it(office):
    cause = making.cause(office)
    for person in (office.truongphong, office.thuky, office.quantri):
        with pytest.raises(WrongPerson), transaction.atomic():
            create(Cause, by=person, code="x", name="x")
    for move in (cause.edit, cause.retire):
        with pytest.raises(WrongPerson), transaction.atomic():
            perform(move, by=office.truongphong, reason="x")
    assert fresh(cause).sequence == 1


def test_a_substitute_of_the_quality_manager_keeps_it_in_their_name(office):
    office.substitute("qmr", "quality_manager", "congchuc1", today(), today() + timedelta(days=9))
    cause = create(Cause, by=office.congchuc1, code="moi", name="Mới")
    assert (cause.unit, cause.history.get().on_behalf_of) == (office.units["vinhbao"], office.qmr)


def test_a_retired_cause_is_named_no_more_until_it_is_taken_up_and_earlier_records_keep_it(office):
    cause = making.cause(office)
    record = making.contained(office, probable=cause)
    offered = {
        in_use: perform(move, by=office.qmr, **REASON) and list(_offered(office))
        for in_use, move in ((False, cause.retire), (True, cause.take_up))
    }
    assert offered == {False: [], True: [cause]}
    assert making.fresh(record).probable_cause == cause


def _offered(office):
    return ContainForm(user=office.truongphong).fields["probable_cause"].queryset


def test_what_is_retired_is_not_retired_again(office):
    cause = perform(making.cause(office).retire, by=office.qmr, **REASON)
    with pytest.raises(WrongState), transaction.atomic():
        perform(cause.retire, by=office.qmr, **REASON)
    assert perform(cause.edit, by=office.qmr, name=" Lỗi gõ ").name == "Lỗi gõ"


def test_the_tree_is_shown_whole_each_under_what_it_belongs_to(office):
    above = making.cause(office, "b-tren", "Trên")
    making.cause(office, "a-khac", "Khác")
    making.cause(office, "a-duoi", "Dưới", parent=above)
    rows = browser(office.congchuc1).get("/nonconformities/causes").context["rows"]
    assert [row["record"].number for row in rows] == ["a-khac", "b-tren", "a-duoi"]
    assert [row["cells"][1].value for row in rows] == ["Khác", "Trên", "\u2003Dưới"]
    assert "a-duoi" in text_of(browser(office.congchuc1), f"/nonconformities/causes/{above.pk}")


def test_a_cause_is_added_below_another_from_its_page(office):
    above = making.cause(office)
    assert f"?parent={above.number}" in text_of(browser(office.qmr), f"/nonconformities/causes/{above.pk}")
    assert "?parent=" not in text_of(browser(office.congchuc1), f"/nonconformities/causes/{above.pk}")
    form = browser(office.qmr).get(f"/nonconformities/causes/new?parent={above.number}").text
    assert f'value="{above.number}" selected' in form


def test_a_script_keeps_it_too_and_only_as_it_saw_it(office):
    made = api(office.qmr, "post", "", code="moi", name="Mới")
    assert made.status_code == 201 and made.json()["number"] == "moi"
    path, seen = f"/{made.json()['id']}/acts", made.json()["sequence"]
    assert api(office.qmr, "post", f"{path}/edit", name="Khác", sequence=seen).status_code == 200
    stale = api(office.qmr, "post", f"{path}/retire", reason="x", sequence=seen)
    assert stale.status_code == 409 and stale.json()["current"] == {"sequence": seen + 1, "state": "in_use"}
    assert api(office.congchuc1, "post", f"{path}/retire", reason="x", sequence=seen + 1).status_code == 403
    with pytest.raises(ConcurrentTransition):
        perform(Cause.objects.get().retire, by=office.qmr, sequence=seen, **REASON)
