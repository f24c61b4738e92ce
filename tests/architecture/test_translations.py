"""Every sentence that a person reads is there in Vietnamese, and the compiled words are those of the file."""

import ast
import gettext
import re
import shutil
import subprocess
import sys

import pytest

from .tree import ROOMS, ROOT, files

pytestmark = pytest.mark.gettext
PO = ROOT / "locale" / "vi" / "LC_MESSAGES" / "django.po"


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    """The catalogue as makemessages brings it up to date, in a copy of the tree."""
    copy = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", copy)  # the settings read the version there
    for path in files():
        inside = path.relative_to(ROOT)
        if inside.parts[0] in ROOMS and path.suffix in (".py", ".html", ".txt") and "migrations" not in inside.parts:
            (copy / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy / inside)
    shutil.copy(ROOT / "pyproject.toml", copy)  # from which the settings read the version
    catalogue = copy / PO.relative_to(ROOT)
    catalogue.parent.mkdir(parents=True)
    shutil.copy(PO, catalogue)
    made = subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "-l", "vi", "--no-location", "--no-obsolete"],
        cwd=copy,
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    return catalogue


def picked(catalogue, *options):
    """The msgids that msgattrib picks out."""
    said = subprocess.run(
        ["msgattrib", "--no-wrap", "--no-obsolete", *options, catalogue], capture_output=True, text=True, check=True
    ).stdout
    return [line for line in re.findall(r'^msgid "(.*)"$', said, re.MULTILINE) if line]


def test_every_sentence_is_translated(extracted):
    assert picked(extracted, "--untranslated") == []


def test_no_translation_is_a_guess(extracted):
    assert picked(extracted, "--only-fuzzy") == []


def test_the_placeholders_are_those_of_the_sentence():
    ran = subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", PO], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_the_compiled_words_are_those_of_the_file(tmp_path):
    subprocess.run(["msgfmt", "-o", tmp_path / "django.mo", PO], check=True)
    with (tmp_path / "django.mo").open("rb") as fresh, PO.with_suffix(".mo").open("rb") as kept:
        assert gettext.GNUTranslations(fresh)._catalog == gettext.GNUTranslations(kept)._catalog


def test_sentences_are_marked_by_names_that_the_collector_knows():
    """A sentence behind another name would never reach the translators, and stand on the page in English."""
    strange = re.compile(r"import n?p?gettext(?:_lazy|_noop)? as (?!_\b)(\w+)")
    ours = [path for path in files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in ROOMS]
    assert [(path, alias) for path in ours for alias in strange.findall(path.read_text())] == []


def test_no_sentence_stands_inside_a_formatted_string():
    """The collector does not look there, so that the sentence would stand on the page in English."""
    ours = [path for path in files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in ROOMS]
    hidden = [
        (path, call.lineno)
        for path in ours
        for whole in ast.walk(ast.parse(path.read_text()))
        if isinstance(whole, ast.JoinedStr)
        for call in ast.walk(whole)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "_" and _is_unknown(call)
    ]
    assert hidden == []


def _is_unknown(call):
    return isinstance(call.args[0], ast.Constant) and call.args[0].value not in PO.read_text(encoding="utf-8")


def test_one_form_of_address():
    """Whoever works here is đồng chí, a citizen ông/bà; bạn is neither."""
    assert [line for line in PO.read_text(encoding="utf-8").splitlines() if re.search(r"\b[Bb]ạn\b", line)] == []
