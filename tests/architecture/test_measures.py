"""Templates, CSS and JavaScript are measured like Python: by what stands in them, so that no crowded line helps."""

import re
import subprocess
import sys
import warnings

import pytest

from .tree import modules, pages, short, texts, volume

WIDEST = 120
LONG_FUNCTION = 50
# Characters that are not white space: (a file is large, a file is too large). 400 lines of our Python are some 14,000.
VOLUMES = {".py": (8_000, 14_000), ".html": (3_000, 5_000), ".css": (3_000, 4_000), ".js": (4_000, 6_000)}
CONTROL = re.compile(r"^\s*(\} )?(if|else|for|while|switch|try|catch|do|class|export class)\b")


@pytest.mark.parametrize("kind", [".html", ".css", ".js"])
def test_there_is_something_to_measure(kind):
    assert any(path.suffix == kind for path in pages())


def test_no_line_is_wider_than_a_screen():
    found = [
        f"{short(path)}:{number} ({len(line)})"
        for path, text in pages().items()
        for number, line in enumerate(text.splitlines(), start=1)
        if len(line) > WIDEST
    ]
    assert found == []


def test_no_file_holds_too_much():
    held = {short(path): (path.suffix, volume(texts()[path])) for path in [*modules(), *pages()]}
    for name, (kind, much) in sorted(held.items()):
        large, too_large = VOLUMES[kind]
        if large < much <= too_large:
            warnings.warn(f"{name} holds {much} characters", stacklevel=1)
    assert {name: much for name, (kind, much) in held.items() if much > VOLUMES[kind][1]} == {}


def test_lines_are_clean():
    """No tab, nothing at the end of a line, one line break at the end of the file."""
    found = []
    for path, text in pages().items():
        for number, line in enumerate(text.split("\n"), start=1):
            if "\t" in line or line != line.rstrip():
                found.append(f"{short(path)}:{number}")
        if not text.endswith("\n") or text.endswith("\n\n"):
            found.append(f"{short(path)}: end")
    assert found == []


def test_djhtml_is_content():
    """Templates are indented by what they hold; `djhtml -t 2` does it."""
    templates = [str(path) for path in pages() if path.suffix == ".html"]
    ran = subprocess.run(
        [sys.executable, "-m", "djhtml", "--check", "--tabwidth", "2", *templates], capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]


def test_css_has_one_declaration_a_line():
    found = [
        f"{short(path)}:{number}"
        for path, text in pages().items()
        if path.suffix == ".css"
        for number, line in enumerate(re.sub(r"/\*.*?\*/", _blank, text, flags=re.DOTALL).splitlines(), start=1)
        if len(re.findall(r"[;{}]", re.sub(r"\"[^\"]*\"", "", line))) > 1
    ]
    assert found == []


def _blank(comment):
    return "\n" * comment[0].count("\n")


def test_no_function_of_a_script_is_too_long():
    found = [
        f"{short(path)}:{start} ({lines})"
        for path, text in pages().items()
        if path.suffix == ".js"
        for start, lines in functions(text)
        if lines > LONG_FUNCTION
    ]
    assert found == []


def functions(text):
    """(first line, number of lines) of the functions: formatted code closes each at the indentation of its head."""
    lines = text.splitlines()
    for start, line in enumerate(lines):
        if not re.search(r"(\)|=>) \{$", line) or CONTROL.match(line):
            continue
        step = re.match(r" *", line)[0]
        end = next(at for at in range(start + 1, len(lines)) if re.match(rf"{step}\}}", lines[at]))
        yield start + 1, end - start + 1


def test_the_measure_of_functions_finds_them():
    text = "const a = (b) => {\n  if (b) {\n    c();\n  }\n};\nclass D {\n  e() {\n    f();\n  }\n}\n"
    assert list(functions(text)) == [(1, 5), (7, 3)]
