"""That the tree folds, strips marks and orders names in one module, and that records, codes and lists use it."""

import ast
import unicodedata

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from documents.controlled.document import Document
from documents.controlled.forms import DocumentForm
from processes.causes.models import Cause
from processes.map.models import Process
from qms.evidence.verification import verify
from qms.inbox.gaps import empty_posts
from qms.lifecycle.door import create
from qms.lifecycle.forms import PersonField, people_with_posts
from qms.organisation.account_services import create_account
from qms.organisation.forms import AccountForm, HoldForm
from qms.people.models import Post, User
from tests.architecture.tree import ROOT, modules, short
from tests.text.test_vietnamese import IN_ORDER, SAME_CODE

OF_TEXT = "qms/text/vietnamese.py"

# ── Nothing folds at home. Each exception says what it lowers, and that no person wrote it.

HOME_MADE = {"casefold", "normalize", "combining", "decomposition", "maketrans"}
NOT_OF_PEOPLE = {
    ("processes/plan/numbering.py", "maketrans"): "digits and a full stop",
    ("qms/imports/told_cells.py", "normalize"): "a decimal number",
    ("qms/ledger/chain.py", "normalize"): "a decimal number",
    ("qms/text/quantities.py", "normalize"): "a decimal number",
    ("qms/web/printed/kept_sheets.py", "maketrans"): "signs of HTML",
}
LOWERED = {
    "documents/controlled/content_file.py": "the ending of a file's name",
    "documents/files/dangers.py": "the ending of a file's name",
    "documents/texts/panels.py": "the ending of a file's name",
    "documents/texts/services.py": "the ending of a file's name",
    "documents/takeovers/contents.py": "the ending of a file's name",
    "documents/takeovers/lists.py": "the ending of a file's name",
    "documents/takeovers/packages.py": "the ending of a file's name",
    "audits/pack/checker.py": "a digest; it runs without this program",
    "processes/followed/endpoints.py": "True and False of a message",
    "qms/api/tokens.py": "a word of HTTP",
    "qms/evidence/timeline.py": "the first letter of our own words",
    "qms/evidence/uploads.py": "the ending of a file's name",
    "qms/imports/arrival.py": "the ending of a file's name",
    "qms/imports/reading/exchanged.py": "names of fields of an exchange",
    "qms/imports/reading/package.py": "the ending of a file's name",
    "qms/imports/reading/texts.py": "a word of a spreadsheet's own",
    "qms/imports/reading/workbooks.py": "how a spreadsheet shows a day",
    "qms/ledger/row_keys.py": "an event of a trigger",
    "qms/lifecycle/filter_fields.py": "yes and no of an address",
    "qms/lifecycle/management/commands/add_record.py": "a name of the program",
    "qms/people/second_factors.py": "a code that the program made",
    "qms/web/errors.py": "names of settings",
    "qms/web/story.py": "our own words",
    "qms/web/views_metrics.py": "a word of HTTP",
    "processes/report_rounds/printing.py": "the first letter of our own words",
    "release/agreement.py": "the name of a package",
}
BY_NAME = ("full_name", "name", "title", "label")


def _called(tree):
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute))
    return [(call.func.attr, call) for call in calls]


def home_made(path, tree):
    """The foldings of one module."""
    found = [name for name, _call in _called(tree) if name in HOME_MADE]
    imported = (node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)))
    found += ["unicodedata" for node in imported if "unicodedata" in ast.dump(node)]
    found += ["lower" for name, _call in _called(tree) if name == "lower" and path not in LOWERED]
    return [(path, name) for name in found if (path, name) not in NOT_OF_PEOPLE]


def by_collation(path, tree):
    """The orders of one module that ask the database to order words, and so depend on its collation."""
    asked = [arg for name, call in _called(tree) if name == "order_by" for arg in call.args]
    asked += [
        each
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.dump(node.targets[0]).startswith("Name(id='ordering'")
        if isinstance(node.value, (ast.List, ast.Tuple))
        for each in node.value.elts
    ]
    words = [each.value for each in asked if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return [(path, word) for word in words if word.lstrip("-").rpartition("__")[2] in BY_NAME]


@pytest.mark.parametrize("look", [home_made, by_collation])
def test_nothing_folds_or_orders_words_by_its_own_means(look):
    ours = {short(path): tree for path, tree in modules().items()}
    assert [each for path, tree in ours.items() if path != OF_TEXT for each in look(path, tree)] == []


def test_a_home_made_folding_is_found():
    planted = ast.parse("import unicodedata\nkey = text.casefold()\nrows.order_by('person__full_name')\nname.lower()")
    assert len(home_made("x.py", planted)) == 3 and by_collation("x.py", planted) == [("x.py", "person__full_name")]


def test_every_exception_is_still_needed():
    tall = {short(path): tree for path, tree in modules().items()}
    assert [path for path in LOWERED if "lower" not in dict(_called(tall.get(path, ast.parse(""))))] == []
    assert [key for key in NOT_OF_PEOPLE if key[1] not in dict(_called(tall.get(key[0], ast.parse(""))))] == []
    assert (ROOT / OF_TEXT).exists()


# ── Records

pytestmark = pytest.mark.both_databases


def document(office, code, title="Quy trình chứng thực"):
    return create(Document, by=office.congchuc1, code=code, title=title, kind="procedure", unit=office.units["vhxh"])


def test_what_comes_through_the_door_is_composed_and_tidy(office):
    made = document(office, "QT-TP-01", unicodedata.normalize("NFD", "Quy trình Ðăng\u00a0ký h\u200bộ tịch"))
    assert made.title == "Quy trình Đăng ký hộ tịch"
    assert made.history.get().title == made.title


@pytest.mark.parametrize("code", SAME_CODE)
def test_a_code_that_looks_taken_is_taken(office, code):
    document(office, "QT-TP-01")
    given = {"code": code, "title": "Khác", "kind": "procedure", "unit": "vhxh"}
    assert "code" in DocumentForm(given, user=office.congchuc1).errors
    with pytest.raises(IntegrityError), transaction.atomic():
        document(office, code)


def test_every_number_that_somebody_types_is_held_apart():
    assert [model for model in (Document, Process, Cause) if not model._meta.get_field("code_key").unique] == []


def test_what_is_spelled_as_typed_stands_before_what_only_folds_so(office):
    for code, title in (("A-1", "Dương Văn"), ("A-2", "Đường thuỷ"), ("A-3", "Đường thủy"), ("A-4", "Dường thúy")):
        document(office, code, title)
    numbers = dict(Document.objects.values_list("pk", "number"))

    def nearest(typed, most=9):
        found = Document.objects.visible_to(office.qmr).matching(typed)
        return [numbers[key] for key in found.nearest(typed, most)]

    both = ["A-3", "A-2"]
    for typed in ("đường thủy", "ÐƯỜNG THUỶ", unicodedata.normalize("NFD", "đường thủy")):
        assert nearest(typed) == [*both, "A-4"]
    assert {*nearest("duo")} == {"A-1", "A-2", "A-3", "A-4"}
    assert {*nearest("dươ", 2)} == {"A-1", "A-4"}
    assert {*nearest("đườn", 2)} == {"A-2", "A-3"}
    assert nearest("a-2")[0] == "A-2"
    endless = "a " * 5000  # which a page without a form of its own lets through
    assert len(nearest(endless)) == 4


# ── People


def test_people_stand_in_vietnamese_order(office):
    names = [each for each in IN_ORDER if each]
    for number, name in enumerate(reversed(names)):
        User.objects.create(username=f"n{number}", full_name=name)
    made = User.objects.filter(username__startswith="n", full_name__in=names)
    assert [each.full_name for each in made.order_by("name_order")] == names


def test_two_of_one_name_are_told_apart_where_one_is_chosen(office):
    field = PersonField()
    field.offer_to(office.qmr)
    alone = str(field.label_from_instance(people_with_posts().get(pk=office.congchuc2.pk)))
    User.objects.filter(pk=office.congchuc1.pk).update(full_name="Trần Thị Hoà")
    for person, name in ((office.congchuc1, "Trần Thị Hoà"), (office.congchuc3, "Trần Thị Hòa")):
        person.full_name = name
        person.save()
    labels = {each.username: field.label_from_instance(each) for each in people_with_posts()}
    assert labels["congchuc1"].endswith("(congchuc1)") and "–" in labels["congchuc1"]
    assert "(congchuc3)" in labels["congchuc3"] and labels["congchuc2"] == alone == str(office.congchuc2)


@pytest.mark.parametrize("username", ["qмr", "ｑmr", "qm\u200br", "đức"])
def test_an_account_name_has_letters_without_marks_only(office, username):
    assert "username" in AccountForm({"username": username, "full_name": "Ai đó"}).errors
    with pytest.raises(ValidationError):
        create_account(by=office.quantri, username=username, full_name="Ai đó")


def test_posts_stand_in_vietnamese_order_wherever_they_are_listed(office):
    unit = office.units["vhxh"]
    for title in ("Ủy viên", "Ăn chỉ", "Đội trưởng", "Dân quân", "An ninh", "Âm nhạc"):
        create(Post, by=office.quantri, unit=unit, kind="officer", title=title, reason="Thêm chức danh")
    in_order = ["An ninh", "Ăn chỉ", "Âm nhạc", "Dân quân", "Đội trưởng", "Ủy viên"]
    offered = [post.title for post in HoldForm(user=office.quantri).fields["post"].queryset.filter(unit=unit)]
    assert [title for title in offered if title in in_order] == in_order
    listed = [post.title for post in empty_posts().filter(unit=unit).order_by("unit__path", "title_order", "pk")]
    assert listed == in_order
    assert list(verify()) == [], "the key of the order is written with its row"


def test_whatever_is_chosen_by_its_words_stands_in_their_order():
    """A model whose rows are named by words of people keeps a key of that order, or is ordered by something else."""
    unordered = []
    for model in apps.get_models():
        names = {field.name for field in model._meta.concrete_fields} & {"title", "name", "full_name"}
        ordered = [str(each).lstrip("-") for each in model._meta.ordering]
        unordered += [(model._meta.label, name) for name in names if name in ordered]
    assert unordered == []
    assert Post._meta.ordering[1] == "title_order"
