"""The fixtures name 30 procedures with their source and 370 that are made up; nobody is said to have verified one."""

import re
from collections import Counter

import pytest

from fixtures.told import read
from processes.published.models import PublishedList
from processes.published.seed import list_story, listed, made_up
from tests.processes.published import making

GIVEN = read("published.toml")
LAW = re.compile(r"\b\d+/\d{4}/[A-ZĐ-]+[\w-]*")


def test_there_are_thirty_with_their_source_and_the_rest_is_marked():
    real, rest = list(listed(GIVEN["procedures"])), list(made_up(GIVEN["made_up"]))
    assert (len(real), len(rest)) == (30, 370)
    assert all(line["source"].strip() for line in real) and not any(line.get("made_up") for line in real)
    assert all(line["made_up"] and line["code"].startswith("MAU-") and "mẫu" in line["name"] for line in rest)
    assert max(Counter(line["code"] for line in [*real, *rest]).values()) == 1


def test_no_made_up_line_names_a_law_or_a_fee_and_no_real_one_a_law_that_is_not_known_here():
    known = " ".join(each["sign"] for each in read("external.toml")["documents"]) + KNOWN
    named = {sign for line in listed(GIVEN["procedures"]) for sign in LAW.findall(line["legal_basis"])}
    assert named and [sign for sign in named if sign not in known] == []
    assert not any(line.get("legal_basis") or line.get("fee") for line in made_up(GIVEN["made_up"]))


# As the project's own table of a commune's procedures names them; each is still to be compared with the gazette.
KNOWN = " 63/2024/NĐ-CP 20/2021/NĐ-CP 76/2024/NĐ-CP 335/2026/NĐ-CP 176/2025/NĐ-CP 24/2021/QĐ-TTg 131/2021/NĐ-CP"
KNOWN += " 101/2024/NĐ-CP 151/2025/NĐ-CP 168/2025/NĐ-CP"


@pytest.mark.django_db
def test_the_story_makes_one_whole_list_and_its_page_keeps_its_queries(office, client, django_assert_max_num_queries):
    story = list_story(GIVEN, people={"thuky": office.thuky})
    assert [*story]
    published = PublishedList.objects.get()
    assert (published.state, published.count(), published.unverified()) == ("whole", 400, 400)
    client.force_login(office.thuky, backend="django.contrib.auth.backends.ModelBackend")
    client.get(f"/procedures/published/{published.pk}")
    with django_assert_max_num_queries(40):
        page = client.get(f"/procedures/published/{published.pk}").text
    assert "Dữ liệu tạo ra" in page and "chưa rõ, cần kiểm chứng" in page
    assert making.BIRTH[0] in page
