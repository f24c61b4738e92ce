"""Every promise of docs/promises.md names a test that there is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINE = re.compile(r"^\| .+ \| `(tests/[\w/]+\.py)::(test_\w+)` \|$", re.MULTILINE)


def missing(text):
    """The named tests that are nowhere."""
    named = LINE.findall(text)
    return [(path, name) for path, name in named if not (ROOT / path).exists() or f"def {name}(" not in _read(path)]


def _read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def test_every_promise_names_a_test_that_there_is():
    text = _read("docs/promises.md")
    assert len(LINE.findall(text)) == text.count("\n| ") - 1 > 10
    assert missing(text) == []


def test_a_test_that_is_gone_is_missed():
    assert missing("| x | `tests/ledger/test_attacks.py::test_gone` |\n") != []
