"""The hook on commit messages: each refused message differs from an accepted one in one thing."""

import pytest

from release.message import faults

GOOD = "people: Who left a post acts no more.\n\nA substitute stayed entitled for a day after the holder had left.\n"


@pytest.mark.parametrize(
    "message",
    [
        GOOD,
        GOOD + "# what git adds\n",
        GOOD.replace("people", "tests, release"),
        "Merge branch 'some' into main\n",
        'Revert "people: Who left."\n',
    ],
)
def test_accepted(message):
    assert list(faults(message)) == []


@pytest.mark.parametrize(
    "message",
    [
        GOOD.replace("people: ", ""),
        GOOD.replace("more.\n", "more\n", 1),
        GOOD.replace("\n\n", "\n"),
        GOOD.replace("Who", "Who " + "o" * 120),
        GOOD.split("\n")[0],
        GOOD.split("\n")[0] + "\n\n# only what git adds, however long it is\n",
        "",
    ],
    ids=["no area", "no sentence", "no empty line", "too long", "no body", "comments are no body", "nothing"],
)
def test_refused(message):
    assert list(faults(message))
