"""The pages of the handbook: one's own chapters first, a search with and without marks, help on every page."""

import pytest
from django.urls import reverse

from qms.handbook.chapters import chapters
from qms.handbook.views import found_in

pytestmark = pytest.mark.django_db


def test_ones_own_chapter_comes_first(client, office):
    client.force_login(office.motcua1)
    mine = client.get(reverse("help")).context["mine"]
    assert [each.slug for each in mine] == ["mot-cua"]


@pytest.mark.parametrize("asked", ["hết thời hạn", "het thoi han", "HẾT  thời han", "han thoi het"])
def test_it_is_found_with_or_without_marks_in_any_order(asked):
    assert found_in(chapters("vi"), asked)


def test_what_it_does_not_say_is_not_found_and_said_so(client, office):
    client.force_login(office.motcua1)
    page = client.get(reverse("help"), {"q": "<b>xyzzy"}).content.decode()
    assert "Sổ tay không nói gì về “&lt;b&gt;xyzzy”" in page


def test_a_heading_comes_before_mere_mention():
    found = found_in(chapters("vi"), "tự kiểm tra")
    assert "kiểm tra" in found[0]["title"].lower()


def test_a_row_of_a_table_is_found_by_itself():
    found = found_in(chapters("vi"), "gia hạn theo luật")
    assert "Gia hạn theo luật" in {each["title"] for each in found}
