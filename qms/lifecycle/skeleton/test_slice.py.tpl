"""A $name goes its way; whoever has no post for it is refused, and strangers see nothing."""

import pytest

from $room.$slice.models import $Model
from qms.acts.acts import arrows_of
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson

from . import making

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ARROWS = {("draft", "in_use"), ("in_use", "retired")}


def test_the_arrows_are_those_drawn():
    assert arrows_of($Model) == ARROWS


def test_it_goes_its_way(office):
    record = perform(making.in_use(office).retire, by=office.truongphong, reason="Không còn dùng")
    assert record.state == "retired" and record.history.count() == 3


def test_without_a_description_it_is_not_put_into_use(office):
    with pytest.raises(RuleNotMet):
        perform(making.draft(office, description="").put_into_use, by=office.truongphong)


def test_an_official_without_the_post_begins_none(office):
    with pytest.raises(WrongPerson):
        create($Model, by=office.congchuc1, title="Thử", unit=office.units["vhxh"])


def test_a_stranger_sees_none(office, client):
    record = making.draft(office)
    client.force_login(office.congchuc3, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/$collection/{record.pk}").status_code == 404
