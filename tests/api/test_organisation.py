"""Units, posts, holders and substitutes by the API: listed, read, created and changed as every record is."""

from datetime import timedelta

import pytest

from qms.ledger.now import today
from qms.people.models import Holding, Post, Unit


@pytest.fixture
def admin(script):
    return script("quantri")


def test_units_are_listed_and_read_by_whoever_signs_in(office, script):
    ask = script("congchuc1")
    codes = {each["code"] for each in ask.get("units").json()["results"]}
    assert codes >= {"vinhbao", "kt", "vhxh"}
    found = ask.get(f"units/{office.units['kt'].pk}").json()
    assert (found["code"], found["parent"], found["tasks"]) == ("kt", "vinhbao", [])
    acts = ["withdraw_end", "rename", "end", "plan_end", "merge", "plan_merge", "take_up"]
    assert [(each["name"], each["allowed"]) for each in found["acts"]] == [(name, False) for name in acts]
    assert found["acts"][0]["unmet"]


def test_a_unit_is_created_and_renamed_with_its_sequence(office, admin):
    made = admin.post("units", {"parent": "vhxh", "code": "nhavanhoa", "name": "Nhà văn hóa"})
    assert made.status_code == 201
    address = f"units/{made.json()['id']}"
    body = {"name": "Nhà văn hóa xã", "reason": "QĐ 12", "sequence": 1}
    assert admin.post(f"{address}/acts/rename", body).json()["name"] == "Nhà văn hóa xã"
    late = admin.post(f"{address}/acts/rename", body)
    assert (late.status_code, late.json()["current"]) == (409, {"sequence": 2, "state": None})
    told = admin.get(f"{address}/history").json()["results"]
    assert [(each["act"], each["by"], each["reason"]) for each in told] == [
        ("create", "quantri", ""),
        ("rename", "quantri", "QĐ 12"),
    ]


@pytest.mark.parametrize("left_out", ["sequence", "reason", "name"])
def test_what_is_missing_is_told_by_its_name(office, admin, left_out):
    body = {"name": "X", "reason": "x", "sequence": office.units["kt"].sequence}
    del body[left_out]
    answer = admin.post(f"units/{office.units['kt'].pk}/acts/rename", body)
    if left_out == "name":  # a required field that is not given stays what it was
        assert answer.json()["name"] == office.units["kt"].name
    else:
        assert answer.status_code == 422 and left_out in answer.json()["errors"]


def test_nobody_else_changes_the_organisation(office, script):
    ask = script("truongphong")
    refused = ask.post("units", {"parent": "vhxh", "code": "x", "name": "X"})
    assert refused.status_code == 403 and refused.json()["who"] == [str(office.quantri)]
    assert not Unit.objects.filter(code="x").exists()


def test_a_unit_merges_into_another(office, admin):
    address = f"units/{office.units['kt'].pk}"
    body = {"into": "vhxh", "reason": "NQ 1", "sequence": office.units["kt"].sequence}
    merged = admin.post(f"{address}/acts/merge", body).json()
    assert (merged["parent"], merged["name"], merged["ended_on"]) == ("vhxh", "Phòng Kinh tế", str(today()))
    assert admin.post("units", {"parent": "kt", "code": "x", "name": "X"}).status_code == 422


def test_a_post_is_held_and_left(office, admin):
    made = admin.post("posts", {"unit": "kt", "kind": "officer", "title": "Công chức địa chính"})
    post = Post.objects.get(pk=made.json()["id"])
    held = admin.post("holdings", {"post": post.pk, "person": "congchuc1", "since": str(today())})
    assert held.json()["person"] == "congchuc1"
    address = f"holdings/{held.json()['id']}"
    body = {"until": str(today()), "reason": "QĐ 7", "sequence": 1}
    assert admin.post(f"{address}/acts/end", body).json()["until"] == str(today())
    assert Holding.objects.get(pk=held.json()["id"]).until == today()
    found = admin.get("holdings", person="congchuc1", post=post.pk).json()["results"]
    assert [each["id"] for each in found] == [held.json()["id"]]


def test_a_holder_names_a_substitute_and_ends_it(office, script):
    holding, ask = office.holdings["truongkt", "unit_head"], script("truongkt")
    body = {"holding": holding.pk, "substitute": "congchuc3", "since": str(today()), "reason": "Đi họp"}
    named = ask.post("substitutions", body | {"until": str(today() + timedelta(days=3))})
    assert (named.status_code, named.json()["why"]) == (201, "Đi họp")
    end = {"until": str(today()), "reason": "Đã về", "sequence": 1}
    answer = ask.post(f"substitutions/{named.json()['id']}/acts/end", end)
    assert answer.json()["until"] == str(today())


def test_a_holding_as_it_stood_on_a_day(office, admin):
    pk = office.holdings["truongkt", "unit_head"].pk
    assert admin.get(f"holdings/{pk}", as_of="2020-01-01").status_code == 404
    assert admin.get(f"holdings/{pk}", as_of=str(today())).json()["acts"] == []
