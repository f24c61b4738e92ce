"""Loading the organisation from its file: twice is once, and the commune's own file is whole."""

from django.conf import settings

from qms.people.actors import actors_of
from qms.people.models import Holding, Substitution, Unit, User
from qms.people.seed import load_people

FILE = settings.BASE_DIR / "fixtures" / "people.toml"


def test_the_commune_is_loaded_once(db):
    added = load_people(FILE, password="demo")
    assert added == load_people(FILE) + added
    assert User.objects.filter(is_system=True).count() == 1
    assert Unit.objects.get(code="vhxh").path == "/vinhbao/vhxh/"
    assert User.objects.get(username="chutich").check_password("demo")
    assert actors_of(User.objects.get(username="qmr"))[0].holds("quality_manager")
    assert Substitution.objects.count() == 1


def test_without_a_password_nobody_can_log_in(db):
    load_people(FILE)
    assert not User.objects.get(username="chutich").has_usable_password()


def test_what_was_changed_since_is_left_alone(db):
    load_people(FILE)
    person = User.objects.get(username="chutich")
    person.full_name = "Chủ tịch mới"
    person.save()
    assert load_people(FILE) == 0
    assert User.objects.get(username="chutich").full_name == "Chủ tịch mới"


def test_every_row_says_who_entered_it(db):
    load_people(FILE)
    assert {row.act for row in Holding.history.all()} == {"seed"}
    assert {row.history_user.is_system for row in Holding.history.select_related("history_user")} == {True}
