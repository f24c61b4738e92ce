"""Records are found by their words on both databases alike, as they are written, and by nobody who may not see them."""

import pytest
from django.core.management import call_command

from documents.controlled.document import Document
from qms.evidence.found_anew import faults_of_found, find_all_anew
from qms.evidence.searched import Searched, first_key, kind_of, searched_models
from qms.lifecycle.door import create, perform
from qms.text.words import folded, question_of, spelled

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def document(office, code, title="Quy trình chứng thực"):
    return create(Document, by=office.congchuc1, code=code, title=title, kind="procedure", unit=office.units["vhxh"])


def found(office, typed):
    return {each.number for each in Document.objects.visible_to(office.qmr).matching(typed)}


def nearest(office, typed, most=10):
    rows = Document.objects.visible_to(office.qmr).matching(typed)
    numbers = dict(Document.objects.values_list("pk", "number"))
    return [numbers[key] for key in rows.nearest(typed, most)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("QT-TP-01", [("QT", "TP", "01")]),
        ("12/NĐ-CP", [("12", "NĐ", "CP")]),
        ("  hộ\u00a0tịch … ", [("hộ",), ("tịch",)]),
        ("a " * 5000, [("a",)]),
        ("–", []),
    ],
)
def test_what_is_typed_is_cut_into_words(typed, words):
    assert question_of(typed) == words


@pytest.mark.parametrize(
    ("word", "in_a_hurry", "as_typed"),
    [
        ("Thuỷ", "thuy", "thuy2"),
        ("đường", "duong", "đương1"),
        ("000012", "000012", "000012"),
        ("中", "u4e2d", "u4e2d"),
    ],
)
def test_a_word_is_told_twice(word, in_a_hurry, as_typed):
    assert (folded(word), spelled(word)) == (in_a_hurry, as_typed)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("tư pháp", {"QT-TP-01"}),
        ("tu phap", {"QT-TP-01"}),
        ("pháp tư", {"QT-TP-01"}),
        ("hộ tị", {"QT-TP-01"}),
        ("QT-TP", {"QT-TP-01", "QT-TP-010"}),
        ("tp-010", {"QT-TP-010"}),
        ("qt-01", set()),
        ("qt 10", {"QT-TP-010"}),
        ("QT-TP-1", set()),
        ("ộ", set()),
        ("' OR 1 = 1 --", set()),
        ("\"'):*&|!<->", set()),
    ],
)
def test_what_finds_a_document(office, typed, numbers):
    document(office, "QT-TP-01", "Đăng ký hộ tịch tư pháp")
    document(office, "QT-TP-010", "Chứng thực")
    assert found(office, typed) == numbers


def test_what_is_nearest_comes_first(office):
    document(office, "A-2", "Đường thuỷ")
    document(office, "A-20", "Dường thúy")
    document(office, "B-1", "Kế hoạch A-2")
    assert nearest(office, "a-2") == ["A-2", "A-20", "B-1"]
    assert nearest(office, "đường") == ["A-2", "A-20"]
    assert nearest(office, "a-2", 1) == ["A-2"]


def test_who_may_not_see_a_record_does_not_find_it(office):
    document(office, "QT-TP-01")
    assert not Document.objects.visible_to(office.quantri).matching("chứng thực").exists()
    assert Document.objects.visible_to(office.quantri).nearest("chứng thực", 10) == {}


def test_what_is_written_anew_is_found_by_what_it_says_now(office):
    made = document(office, "QT-TP-01")
    perform(made.edit, by=office.qmr, title="Bãi bỏ", reason="x")
    assert found(office, "chứng thực") == set() and found(office, "bãi bỏ") == {"QT-TP-01"}


def test_what_differs_is_named_and_mended(office, capsys):
    made = document(office, "QT-TP-01")
    assert list(faults_of_found()) == []
    row = Searched.objects.get(pk=first_key(Document, made.pk))
    Searched.objects.filter(pk=row.pk).update(title="khac")
    assert found(office, "khác") == {"QT-TP-01"}  # the database's own index follows its table
    Searched.objects.create(id=first_key(Document, made.pk + 7), code="x", title="", text="", spelled="x")
    with pytest.raises(SystemExit):
        call_command("index_search", verify=True)
    assert "QT-TP-01" in capsys.readouterr().err
    find_all_anew()
    call_command("index_search", verify=True)
    assert found(office, "khác") == set() and found(office, "chứng thực") == {"QT-TP-01"}


def test_kinds_have_numbers_of_their_own():
    assert len({kind_of(model) for model in searched_models()}) == len(searched_models())
