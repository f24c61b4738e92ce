"""Places of an annex whose sections bear roman numbers, as in most public plans."""

from processes.plan.annex.places import Places


def places_of(*rows):
    """The places of tasks after sections: a section is written as "= II"."""
    places, found = Places(), []
    for row in rows:
        if row.startswith("= "):
            places.section(row[2:])
        else:
            found.append(places.of(row))
    return found


def test_numbers_below_a_roman_section_are_its_tasks():
    assert places_of("= I", "1", "2", "= II", "3", "04") == ["1.1", "1.2", "2.3", "2.4"]


def test_a_number_alone_is_no_task_where_sections_are_numbers():
    assert places_of("= 1", "2", "a") == ["2", "1.a"]


def test_whether_a_row_names_a_section_leaves_no_trace():
    places = Places()
    places.section("I")
    assert places.of("1", peek=True) == "1" and places.of("1") == "1.1"
