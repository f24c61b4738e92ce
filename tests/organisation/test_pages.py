"""The pages of the organisation: everybody reads, the administrator keeps, wrong input comes back with a sentence."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qms.evidence.verification import verify
from qms.ledger.now import today
from qms.people.models import Holding, Post, Substitution, Unit, User


@pytest.fixture
def admin(office, client):
    client.force_login(office.quantri)
    return client


def addresses(office):
    """The addresses by who may open them: everybody, or the administrator only."""
    unit, holding = office.units["vhxh"].pk, office.holdings["truongkt", "unit_head"]
    person = office.congchuc1.pk
    return {
        "all": ["/people", f"/people/units/{unit}", f"/people/posts/{holding.post_id}"],
        "administrator": [
            "/people/units/new",
            f"/people/units/{unit}/rename",
            "/people/posts/new",
            f"/people/posts/{holding.post_id}/hold",
            f"/people/holdings/{holding.pk}/end",
            f"/people/holdings/{holding.pk}/substitute",
            "/people/accounts",
            "/people/accounts/new",
            f"/people/accounts/{person}",
            f"/people/accounts/{person}/edit",
            *(f"/people/accounts/{person}/{step}" for step in ("password", "close", "open")),
        ],
    }


def test_who_opens_which_page(office, client):
    found = addresses(office)
    for person, others in ((office.quantri, 200), (office.congchuc1, 403), (office.qmr, 403)):
        client.force_login(person)
        assert {client.get(url).status_code for url in found["all"]} == {200}
        assert {client.get(url).status_code for url in found["administrator"]} == {others}
    client.logout()
    assert {client.get(url).status_code for urls in found.values() for url in urls} == {302}


def test_sending_is_refused_as_looking_is(office, client):
    client.force_login(office.qmr)
    before = Unit.objects.count(), Post.objects.count(), Holding.objects.count(), User.objects.count()
    for url in addresses(office)["administrator"]:
        assert client.post(url, {}).status_code in (403, 405)
    assert before == (Unit.objects.count(), Post.objects.count(), Holding.objects.count(), User.objects.count())


def test_the_tree_costs_the_same_whatever_its_size(office, admin):
    admin.get("/people")
    with CaptureQueriesContext(connection) as few:
        admin.get("/people")
    for number in range(8):
        admin.post("/people/posts/new", {"unit": "kt", "kind": "officer", "title": f"Công chức {number}"})
    with CaptureQueriesContext(connection) as many:
        admin.get("/people")
    assert len(many) == len(few) <= 10


def test_an_organisation_is_built_by_pages(office, admin):
    root = office.units["vinhbao"]
    admin.post("/people/units/new", {"parent": root.code, "name": "Tổ công nghệ số", "code": "cns"})
    unit = Unit.objects.get(code="cns")
    admin.post("/people/posts/new", {"unit": unit.code, "kind": "officer", "title": "Công chức"})
    post = unit.posts.get()
    admin.post(f"/people/posts/{post.pk}/hold", {"person": "congchuc3", "since": today()})
    holding = post.holdings.get()
    admin.post(
        f"/people/holdings/{holding.pk}/substitute",
        {"substitute": "congchuc1", "since": today(), "until": today(), "reason": "Nghỉ phép"},
    )
    admin.post(f"/people/holdings/{holding.pk}/end", {"until": today(), "reason": "QĐ 7", "sequence": holding.sequence})
    page = admin.get(f"/people/posts/{post.pk}").content.decode()
    assert "Congchuc3" in page and "Congchuc1" in page and "QĐ 7" in page
    assert Substitution.objects.get().holding == holding
    assert list(verify()) == []


def test_wrong_input_comes_back_with_its_sentence(office, admin):
    held = office.holdings["truongkt", "unit_head"]
    answer = admin.post(
        f"/people/posts/{held.post_id}/hold",
        {"person": "truongkt", "since": today(), "until": today() - timedelta(days=1)},
    )
    assert answer.status_code == 422 and "until" in answer.context["form"].errors
    answer = admin.post(f"/people/posts/{held.post_id}/hold", {"person": "truongkt", "since": today()})
    assert answer.status_code == 422 and "since" in answer.context["form"].errors


def test_a_change_in_between_is_told(office, admin):
    url = f"/people/units/{office.units['kt'].pk}/rename"
    seen = {"name": "Phòng Kinh tế số", "reason": "QĐ 9", "sequence": office.units["kt"].sequence}
    assert admin.post(url, seen).status_code == 302
    assert admin.post(url, seen | {"name": "Phòng khác"}).status_code == 409


def test_a_link_for_a_password_is_shown_once_and_never_kept_by_the_browser(office, admin):
    answer = admin.post("/people/accounts/new", {"username": "moi", "full_name": "Công chức mới"})
    person = User.objects.get(username="moi")
    ((shown_for, link),) = answer.context["links"]
    assert shown_for == person and not person.has_usable_password()
    assert link in answer.content.decode() and "no-store" in answer.headers["Cache-Control"]
    assert "/people/first/" not in admin.get(f"/people/accounts/{person.pk}").content.decode()


def test_a_holder_names_her_substitute_by_the_page(office, client):
    client.force_login(office.truongkt)
    holding = office.holdings["truongkt", "unit_head"]
    url = f"/people/holdings/{holding.pk}/substitute"
    assert url in client.get("/people").content.decode()
    values = {"substitute": "congchuc3", "since": today(), "until": today(), "reason": "Đi họp"}
    assert client.post(url, values).status_code == 302
    row = Substitution.history.get()
    assert (row.history_user, row.reason) == (office.truongkt, "Đi họp")
