"""The handbook says what is on the pages, in both languages, with pictures that are there."""

import re

import pytest
from django.utils.text import slugify

from qms.handbook.chapters import CHAPTER_LINK, FOLDER, FOR_POSTS, chapters, file_of
from qms.people.posts import PostKind
from qms.text.vietnamese import fold
from tests.architecture.tree import ROOT
from tests.text.catalogue import spoken

LANGUAGES = ("vi", "en")
FILES = [(language, slug) for language in LANGUAGES for slug in FOR_POSTS]
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
IMAGE = re.compile(r"!\[(.*?)\]\((.*?)\)")
LINK = re.compile(r"(?<!!)\[.*?\]\((?!https?:)(.*?)\)")


def source(language, slug):
    return file_of(slug, language).read_text(encoding="utf-8")


def test_each_post_has_a_chapter():
    told = {kind for kinds in FOR_POSTS.values() for kind in kinds}
    assert told == set(PostKind), "name the chapter with which this post begins, in qms/handbook/chapters.py"


def test_no_chapter_lies_beside_the_contents():
    assert {path.stem for path in FOLDER.glob("*.md")} == set(FOR_POSTS)
    assert {path.stem for path in (FOLDER / "en").glob("*.md")} == set(FOR_POSTS)


@pytest.mark.parametrize("slug", FOR_POSTS)
def test_both_languages_have_the_same_headings_and_rows(slug):
    vietnamese, english = (next(each for each in chapters(language) if each.slug == slug) for language in LANGUAGES)
    count = [[len(section.said) for section in each.sections] for each in (vietnamese, english)]
    assert count[0] == count[1]


@pytest.mark.parametrize(("language", "slug"), FILES)
def test_what_stands_in_bold_is_said_by_the_pages(language, slug):
    """A button that is renamed is found here, before somebody looks for it in vain."""
    said = spoken(language)
    bold = {" ".join(words.split()).strip(" .…") for words in BOLD.findall(source(language, slug))}
    strange = sorted(words for words in bold if not any(words.lower() in each for each in said))
    assert strange == [], "no page says so; quote instead of bold what is not on a page"


@pytest.mark.parametrize(("language", "slug"), FILES)
def test_its_pictures_are_there_and_described(language, slug):
    for words, name in IMAGE.findall(source(language, slug)):
        assert len(words) > 10, name
        assert (file_of(slug, language).parent / name).is_file(), f"{name}: python3 -m release pictures --handbook"


@pytest.mark.parametrize(("language", "slug"), FILES)
def test_its_links_lead_somewhere(language, slug):
    for address in LINK.findall(source(language, slug)):
        name, anchor = CHAPTER_LINK.match(address).groups()
        led = next(each for each in chapters(language) if each.slug == name)
        assert not anchor or anchor[1:] in {section.anchor for section in led.sections}, address


def test_commands_it_names_exist():
    named = {name for language, slug in FILES for name in re.findall(r"manage\.py (\w+)", source(language, slug))}
    found = {path.stem for room in ("qms", "fixtures") for path in ROOT.glob(f"{room}/**/management/commands/*.py")}
    assert named <= found | {"migrate"}, named - found


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_of_a_chapter_can_be_linked(language):
    for each in chapters(language):
        anchors = [section.anchor for section in each.sections]
        assert len(set(anchors)) == len(anchors) and all(anchors), each.slug
        assert anchors == [slugify(fold(section.title)) for section in each.sections]
